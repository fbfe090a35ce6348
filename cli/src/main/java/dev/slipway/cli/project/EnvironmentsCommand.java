package dev.slipway.cli.project;

import dev.slipway.cli.api.ApiOptions;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.cli.output.Table;
import dev.slipway.cli.output.Times;
import dev.slipway.view.time.TimeText;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// Says what was live when.
@Command(
    name = "environments",
    description = {
      "Say what was live in a project's environments, and when.",
      "The last twenty of each, the latest first: what can be rolled back to."
    },
    mixinStandardHelpOptions = true)
public final class EnvironmentsCommand implements Callable<Integer> {

  @Mixin private ApiOptions api = new ApiOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Parameters(paramLabel = "PROJECT", description = "The project's key.")
  private String project = "";

  @Override
  public Integer call() {
    JsonNode environments = api.connect().environments(project);
    output.print(environments, () -> text(environments.path("items"), Times.here()));
    return 0;
  }

  private static String text(JsonNode items, TimeText times) {
    Table table = new Table("ENVIRONMENT", "RELEASE", "DEPLOYED BY", "SINCE", "UNTIL");
    boolean any = false;
    for (JsonNode item : items) {
      String until = until(item, times);
      for (JsonNode live : item.path("live")) {
        any = true;
        table.row(
            item.path("name").asString(),
            live.path("release").asString(),
            live.path("by").asString(),
            times.full(Instant.parse(live.path("since").asString())),
            until);
        until = "";
      }
    }
    return any ? table.toString() : "Nothing is deployed.";
  }

  /// When the instance is removed, empty where it stays.
  private static String until(JsonNode item, TimeText times) {
    return item.path("until").isString()
        ? times.at(Instant.parse(item.path("until").asString()))
        : "";
  }
}
