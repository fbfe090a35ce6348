package dev.slipway.cli.release;

import dev.slipway.contract.Required;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot;
import dev.slipway.messaging.EventJson;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the fields of a release in the API's JSON.
record ReleaseJson(
    String id,
    String project,
    String name,
    ReleaseSnapshot.State state,
    @Nullable Outcome outcome,
    @Nullable String step,
    Build build,
    Instant openedAt,
    @Nullable Instant finishedAt,
    @Nullable Actor finishedBy,
    @Nullable String supersededBy,
    List<StepSnapshot> steps,
    List<Entry> history) {

  ReleaseJson {
    steps = Required.list(steps);
    history = Required.list(history);
  }

  /// One line of a release's history.
  record Entry(
      Instant at, String event, @Nullable String step, @Nullable Actor who, @Nullable String why) {}

  static ReleaseJson of(JsonNode json) {
    return EventJson.mapper().treeToValue(json, ReleaseJson.class);
  }

  /// What the texts about releases are made from. Of the channel and the version the API says nothing.
  ReleaseSnapshot snapshot() {
    return new ReleaseSnapshot(
        id,
        project,
        name,
        "",
        0,
        state,
        outcome,
        step,
        build,
        steps,
        openedAt,
        finishedAt,
        finishedBy,
        supersededBy);
  }

  boolean finished() {
    return state == ReleaseSnapshot.State.FINISHED;
  }

  /// `open at go-live`, `completed`.
  String where() {
    return outcome == null ? "open at " + step : word(outcome);
  }

  /// `branch main`, `tag v1`.
  String target() {
    return (build.type() == TargetType.TAG ? "tag " : "branch ") + build.target();
  }

  /// A constant as the API writes it.
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
