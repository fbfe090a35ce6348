package dev.slipway.cli.project;

import dev.slipway.cli.api.Api;
import dev.slipway.cli.api.ApiOptions;
import dev.slipway.cli.api.PageReader;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.cli.output.Table;
import dev.slipway.cli.output.Times;
import dev.slipway.view.time.TimeText;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Shows the history of an environment.
@Command(
    name = "history",
    description = {
      "Show what happened to an environment, newest first.",
      "Whose turn it was, what was live, how long it stays and how it went."
    },
    mixinStandardHelpOptions = true)
public final class HistoryCommand implements Callable<Integer> {

  @Mixin private ApiOptions api = new ApiOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Parameters(index = "0", paramLabel = "PROJECT", description = "The project's key.")
  private String project = "";

  @Parameters(index = "1", paramLabel = "ENVIRONMENT", description = "The environment's name.")
  private String environment = "";

  @Option(
      names = "--target",
      paramLabel = "NAME",
      description = "The branch or tag, if each has an instance of its own.")
  private @Nullable String target;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "The kind of the target, branch or tag; branch when not given.")
  private @Nullable String type;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "The maximum number of lines; ${DEFAULT-VALUE} when not given.")
  private int limit;

  @Option(names = "--all", description = "All of them.")
  private boolean all;

  @Override
  public Integer call() {
    if (limit < 1) {
      throw output.usage("--limit must be at least 1");
    }
    Api from = api.connect();
    ObjectNode page =
        PageReader.read(
            all ? Integer.MAX_VALUE : limit,
            instance(),
            query -> from.history(project, environment, query));
    output.print(page, () -> text(page.path("items"), Times.here()));
    if (!output.json() && !page.path("next").isNull()) {
      output.note("There is more: raise --limit, or take --all.");
    }
    return 0;
  }

  private Map<String, String> instance() {
    Map<String, String> query = new LinkedHashMap<>();
    if (target != null) {
      query.put("target", target);
    }
    if (type != null) {
      query.put("type", type);
    }
    return query;
  }

  private static String text(JsonNode items, TimeText times) {
    if (items.isEmpty()) {
      return "No history yet: it begins with the next change.";
    }
    Table table = new Table("TIME", "EVENT", "RELEASE", "WHAT");
    for (JsonNode item : items) {
      table.row(
          times.full(Instant.parse(item.path("at").asString())),
          item.path("event").asString(),
          item.path("release").asString(""),
          Times.inReason(item.path("why").asString(), times));
    }
    return table.toString();
  }
}
