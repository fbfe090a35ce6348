package dev.slipway.cli.release;

import dev.slipway.cli.api.Api;
import dev.slipway.cli.api.ApiOptions;
import dev.slipway.cli.api.PageReader;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.cli.output.Table;
import dev.slipway.cli.output.Times;
import dev.slipway.view.time.TimeText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Lists releases.
@Command(
    name = "releases",
    description = {"List releases, newest first.", "The options narrow the list together."},
    mixinStandardHelpOptions = true)
public final class ReleasesCommand implements Callable<Integer> {

  @Mixin private ApiOptions api = new ApiOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  @Option(names = "--project", paramLabel = "PROJECT", description = "Of this project.")
  private @Nullable String project;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      completionCandidates = OptionWords.States.class,
      description = "${COMPLETION-CANDIDATES}.")
  private @Nullable String state;

  @Option(
      names = "--outcome",
      paramLabel = "OUTCOME",
      completionCandidates = OptionWords.Outcomes.class,
      description = "Finished so: ${COMPLETION-CANDIDATES}.")
  private @Nullable String outcome;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      completionCandidates = OptionWords.Types.class,
      description = "Of what was built: ${COMPLETION-CANDIDATES}.")
  private @Nullable String type;

  @Option(names = "--target", paramLabel = "NAME", description = "The branch's or tag's name.")
  private @Nullable String target;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "At most so many; ${DEFAULT-VALUE} when not given.")
  private int limit;

  @Option(names = "--all", description = "All of them.")
  private boolean all;

  @Override
  public Integer call() {
    if (limit < 1) {
      throw output.usage("--limit must be at least 1");
    }
    Api from = api.connect();
    ObjectNode page = PageReader.read(all ? Integer.MAX_VALUE : limit, filters(), from::releases);
    JsonNode items = page.path("items");
    if (items.isEmpty() && project != null) {
      // A project whose file is gone may have releases, and one without any may be misspelt.
      from.requireProject(project);
    }
    output.print(page, () -> text(items));
    if (!output.json() && !page.path("next").isNull()) {
      output.note("There are more: raise --limit, or take --all.");
    }
    return 0;
  }

  private Map<String, String> filters() {
    Map<String, String> query = new LinkedHashMap<>();
    put(query, "project", project);
    put(query, "state", state);
    put(query, "outcome", outcome);
    put(query, "type", type);
    put(query, "target", target);
    return query;
  }

  private static void put(Map<String, String> query, String name, @Nullable String value) {
    if (value != null) {
      query.put(name, value);
    }
  }

  private static String text(JsonNode items) {
    if (items.isEmpty()) {
      return "No releases.";
    }
    TimeText times = Times.here();
    Table table = new Table("RELEASE", "STATE", "TARGET", "OPENED", "IMAGE");
    for (JsonNode item : items) {
      ReleaseJson release = ReleaseJson.of(item);
      table.row(
          release.id(),
          release.where(),
          release.target(),
          times.ago(release.openedAt()),
          release.image());
    }
    return table.toString();
  }
}
