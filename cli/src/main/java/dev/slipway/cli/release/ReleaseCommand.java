package dev.slipway.cli.release;

import dev.slipway.cli.api.ApiOptions;
import dev.slipway.cli.output.OutputOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// Shows a release.
@Command(
    name = "release",
    description = "Show a release with its steps as they stand.",
    mixinStandardHelpOptions = true)
public final class ReleaseCommand implements Callable<Integer> {

  @Mixin private ApiOptions api = new ApiOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Parameters(paramLabel = "ID", description = "The release's id, for example test-ab12cd34ef.")
  private String id = "";

  @Override
  public Integer call() {
    JsonNode release = api.connect().release(id);
    output.print(release, () -> ReleaseText.of(ReleaseJson.of(release)));
    return 0;
  }
}
