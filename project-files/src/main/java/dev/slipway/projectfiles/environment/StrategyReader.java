package dev.slipway.projectfiles.environment;

import dev.slipway.contract.project.Strategy;
import dev.slipway.projectfiles.document.WrittenDuration;
import dev.slipway.projectfiles.people.Groups;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A strategy from JSON that the schema allows: the word `rolling`, or one kind with its settings.
final class StrategyReader {

  private static final Duration KEEP = Duration.ofHours(1);

  private StrategyReader() {}

  /// Null where it is rolling.
  static @Nullable Strategy read(JsonNode given) {
    if (given.has("blue-green")) {
      return blueGreen(given.path("blue-green"));
    }
    return given.has("canary") ? canary(given.path("canary")) : null;
  }

  private static Strategy blueGreen(JsonNode given) {
    return new Strategy.BlueGreen(
        Groups.named(given.path("approve")),
        given.has("preview") ? given.path("preview").asString() : null,
        given.has("keep") ? WrittenDuration.parse(given.path("keep").asString()) : KEEP);
  }

  private static Strategy canary(JsonNode given) {
    List<Strategy.Share> steps = new ArrayList<>();
    for (JsonNode step : given.path("steps")) {
      steps.add(
          new Strategy.Share(
              step.path("weight").asInt(),
              step.has("hold") ? WrittenDuration.parse(step.path("hold").asString()) : null));
    }
    return new Strategy.Canary(Groups.named(given.path("approve")), steps);
  }
}
