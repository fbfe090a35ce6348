package dev.slipway.cli.release;

import dev.slipway.cli.api.ApiOptions;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.cli.output.Table;
import dev.slipway.cli.output.Times;
import dev.slipway.view.time.TimeText;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// Shows a release's history.
@Command(
    name = "events",
    description = "Show what happened to a release: when, what, who, why.",
    mixinStandardHelpOptions = true)
public final class EventsCommand implements Callable<Integer> {

  @Mixin private ApiOptions api = new ApiOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Parameters(paramLabel = "ID", description = "The release's id.")
  private String id = "";

  @Override
  public Integer call() {
    JsonNode release = api.connect().release(id);
    output.print(Map.of("items", release.path("history")), () -> text(ReleaseJson.of(release)));
    return 0;
  }

  static String text(ReleaseJson release) {
    TimeText times = Times.here();
    Table table = new Table("TIME", "EVENT", "STEP", "WHO", "WHY");
    for (ReleaseJson.Entry entry : release.history()) {
      table.row(
          times.at(entry.at()),
          entry.event(),
          entry.step(),
          entry.who() == null ? null : entry.who().person(),
          entry.why() == null ? null : Times.inReason(entry.why(), times));
    }
    return table.toString();
  }
}
