package dev.slipway.cli.release;

import dev.slipway.cli.api.ApiOptions;
import dev.slipway.cli.output.OutputOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// Has a release's events published again.
@Command(
    name = "republish",
    description = {
      "Publish a release's events again.",
      "All that its inputs brought about, in order and under the same ids. For a consumer that lost",
      "some: who has seen them skips them, so nothing is done twice. Outside of `slipway up` it",
      "needs the operator's token."
    },
    mixinStandardHelpOptions = true)
public final class RepublishCommand implements Callable<Integer> {

  @Mixin private ApiOptions api = new ApiOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Parameters(paramLabel = "ID", description = "The release's id.")
  private String id = "";

  @Override
  public Integer call() {
    JsonNode result = api.connect().republish(id);
    output.print(
        result, () -> id + ": published " + result.path("events").asInt() + " events again");
    return 0;
  }
}
