package dev.slipway.cli.release;

import dev.slipway.contract.Required;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.release.Cause;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.ReleaseSnapshotBuilder;
import dev.slipway.contract.release.StepSnapshot;
import dev.slipway.contract.release.Subject;
import dev.slipway.messaging.EventJson;
import dev.slipway.view.release.SubjectText;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads the fields of a release in the API's JSON.
@RecordBuilder
@RecordBuilder.Options(
    buildMethodName = "create",
    enableGetters = false,
    enableWither = false,
    addStaticBuilder = false)
record ReleaseJson(
    String id,
    String project,
    String name,
    ReleaseSnapshot.State state,
    @Nullable Outcome outcome,
    @Nullable String step,
    @Nullable Build build,
    @Nullable Subject subject,
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

  /// What the texts about releases are made from. Of the channel, the version and the cause the API
  /// says nothing: no text that needs them can be made of it.
  ReleaseSnapshot snapshot() {
    return ReleaseSnapshotBuilder.builder()
        .id(id)
        .project(project)
        .name(name)
        .channel("")
        .state(state)
        .outcome(outcome)
        .step(step)
        .subject(about())
        .steps(steps)
        .openedAt(openedAt)
        .finishedAt(finishedAt)
        .finishedBy(finishedBy)
        .supersededBy(supersededBy)
        .cause(new Cause.Built())
        .create();
  }

  private Subject about() {
    return Subject.of(build, subject);
  }

  boolean finished() {
    return state == ReleaseSnapshot.State.FINISHED;
  }

  /// `open at go-live`, `completed`.
  String where() {
    return outcome == null ? "open at " + step : word(outcome);
  }

  /// `branch main`, `tag v1`, `task …`, `runbook restart-web`.
  String target() {
    return SubjectText.kind(about()) + " " + SubjectText.name(about());
  }

  /// The image, empty where it brings none.
  String image() {
    return build == null ? "" : build.image();
  }

  /// A constant as the API writes it.
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
