package dev.slipway.approval.release.wire;

import dev.slipway.approval.core.Decision.Recorded;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.core.release.StepEvent;
import dev.slipway.approval.release.step.ReleaseAfter;
import dev.slipway.approval.release.step.StepMappers;
import dev.slipway.contract.approval.ApprovalEvent;
import dev.slipway.contract.approval.ReleaseEvent.CommandRefused;
import dev.slipway.contract.approval.ReleaseEvent.InputLost;
import dev.slipway.contract.approval.ReleaseEvent.InteractionRefused;
import dev.slipway.contract.approval.ReleaseEvent.ReleaseFinished;
import dev.slipway.contract.approval.ReleaseEvent.ReleaseOpened;
import dev.slipway.contract.approval.ReleaseEvent.SupersessionPending;
import dev.slipway.contract.release.ReleaseSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells others what the core recorded: the one place where a fact of the core becomes events of the
/// contract.
public final class WireEvents {

  private WireEvents() {}

  /// In the order in which they are to be published; empty for a fact that only the next event's
  /// snapshot shows.
  ///
  /// @param project the Kafka key of the input; a refusal may name a release that nobody knows
  public static List<ApprovalEvent> of(String project, Recorded recorded) {
    return isShownLater(recorded) ? List.of() : ofHistory(project, recorded);
  }

  /// The same for a history, which has every fact: also those that are not published by themselves. Empty for a gate that
  /// was closed without a decision.
  public static List<ApprovalEvent> ofHistory(String project, Recorded recorded) {
    return switch (recorded.after()) {
      case Release.Absent _ -> unknown(project, recorded.event());
      case Release.Open open -> known(recorded, open.facts());
      case Release.Finished finished -> known(recorded, finished.facts());
    };
  }

  private static List<ApprovalEvent> unknown(String project, RecordedEvent event) {
    return switch (event) {
      case RecordedEvent.Refused e ->
          List.of(
              new InteractionRefused(
                  project,
                  e.release(),
                  null,
                  e.step(),
                  e.choice(),
                  e.actor(),
                  e.reason(),
                  e.origin()));
      case RecordedEvent.CommandRefused e -> List.of(refused(project, null, e));
      case RecordedEvent.InputLost e -> List.of(lost(project, null, e));
      case StepEvent _,
          RecordedEvent.Opened _,
          RecordedEvent.SupersessionPending _,
          RecordedEvent.Finished _ ->
          throw new IllegalStateException(
              "only a refusal or a loss names an unknown release: " + event);
    };
  }

  private static List<ApprovalEvent> known(Recorded recorded, Release.Facts facts) {
    ReleaseSnapshot s = snapshot(recorded.after());
    return switch (recorded.event()) {
      case RecordedEvent.Opened _ -> List.of(new ReleaseOpened(s));
      case StepEvent e -> StepMappers.told(e).events(new ReleaseAfter(recorded.after(), facts, s));
      case RecordedEvent.SupersessionPending e -> List.of(new SupersessionPending(s, e.by()));
      case RecordedEvent.Refused e -> List.of(refused(s, e));
      case RecordedEvent.CommandRefused e -> List.of(refused(s.project(), s, e));
      case RecordedEvent.InputLost e -> List.of(lost(s.project(), s, e));
      case RecordedEvent.Finished e -> List.of(new ReleaseFinished(s, e.outcome()));
    };
  }

  /// True for what nobody has to know at once.
  private static boolean isShownLater(Recorded recorded) {
    return recorded.event() instanceof StepEvent event
        && StepMappers.told(event).isShownLater(recorded.after());
  }

  private static ApprovalEvent refused(
      String project, @Nullable ReleaseSnapshot release, RecordedEvent.CommandRefused e) {
    return new CommandRefused(
        project, e.release(), release, e.step(), e.choice(), e.actor(), e.reason(), e.origin());
  }

  private static ApprovalEvent lost(
      String project, @Nullable ReleaseSnapshot release, RecordedEvent.InputLost e) {
    return new InputLost(
        project, e.release(), release, e.channel(), e.input(), e.place(), e.reason());
  }

  private static ReleaseSnapshot snapshot(Release release) {
    ReleaseSnapshot snapshot = Snapshots.of(release);
    if (snapshot == null) {
      throw new IllegalStateException("a known release has a snapshot");
    }
    return snapshot;
  }

  private static ApprovalEvent refused(ReleaseSnapshot release, RecordedEvent.Refused e) {
    return new InteractionRefused(
        release.project(),
        release.id(),
        release,
        e.step(),
        e.choice(),
        e.actor(),
        e.reason(),
        e.origin());
  }
}
