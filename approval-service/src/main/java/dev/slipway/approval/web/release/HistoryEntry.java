package dev.slipway.approval.web.release;

import dev.slipway.approval.core.Decision.Recorded;
import dev.slipway.approval.core.gate.GateEvent;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.approval.core.wait.WaitEvent;
import dev.slipway.approval.release.json.StoredJson;
import dev.slipway.approval.release.wire.WireEvents;
import dev.slipway.approval.web.people.ActorView;
import dev.slipway.approval.web.step.DiagnosisView;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.people.Actor;
import dev.slipway.view.HistoryText;
import dev.slipway.view.history.HistoryLine;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One thing that happened to a release.
@Schema(description = "One thing that happened, with who and why")
record HistoryEntry(
    Instant at,
    @Schema(example = "vote-cast") String event,
    @Schema(description = "The step it was about, null for the release as a whole")
        @Nullable String step,
    @Schema(description = "Who brought it about, null where the pipeline did")
        @Nullable ActorView who,
    @Schema(description = "Why, or what exactly", example = "already-voted") String why,
    @Schema(description = "Of a deployment that failed") @Nullable DiagnosisView diagnosis) {

  static HistoryEntry of(ReleaseMapping mapping, String project, Recorded recorded) {
    RecordedEvent event = recorded.event();
    HistoryLine line = line(project, recorded);
    Actor who = line.who();
    Diagnosis diagnosis = line.diagnosis();
    return new HistoryEntry(
        event.at(),
        StoredJson.nameOf(event),
        line.step(),
        who == null ? null : mapping.actor(who),
        line.why(),
        diagnosis == null ? null : mapping.diagnosis(diagnosis));
  }

  private static HistoryLine line(String project, Recorded recorded) {
    return switch (recorded.event()) {
      case GateEvent.Closed closed -> HistoryText.closed(closed.step());
      case WaitEvent.Closed closed -> HistoryText.closed(closed.step());
      case RecordedEvent _ -> HistoryText.of(WireEvents.ofHistory(project, recorded));
    };
  }
}
