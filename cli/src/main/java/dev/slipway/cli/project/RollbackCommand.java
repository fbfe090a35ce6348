package dev.slipway.cli.project;

import dev.slipway.cli.api.ApiOptions;
import dev.slipway.cli.output.OutputOptions;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// Goes back to what was live.
@Command(
    name = "rollback",
    description = {
      "Go back to what was live in an environment before what is live now, or to what is live where a",
      "deployment over it has failed.",
      "The rollback is a release of its own: wait for it with `slipway wait`. Where the project wants an",
      "approval, those who may give it are asked in chat. Outside of `slipway up` it needs the operator's",
      "token."
    },
    mixinStandardHelpOptions = true)
public final class RollbackCommand implements Callable<Integer> {

  @Mixin private ApiOptions api = new ApiOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Parameters(index = "0", paramLabel = "PROJECT", description = "The project's key.")
  private String project = "";

  @Parameters(index = "1", paramLabel = "ENVIRONMENT", description = "The environment's name.")
  private String environment = "";

  @Option(
      names = "--to",
      paramLabel = "RELEASE",
      description =
          "An earlier release that was live there; needed where each branch has an instance of its own.")
  private @Nullable String to;

  @Override
  public Integer call() {
    JsonNode result = api.connect().rollBack(project, environment, to);
    output.print(
        result,
        () -> environment + ": going back with release " + result.path("release").asString());
    return 0;
  }
}
