package dev.slipway.approval.core.environment;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// Decides whose turn it is at an instance, and under which sequence.
public final class InstanceDecider {

  private InstanceDecider() {}

  /// Gives the instance to the release if it is free or kept for the release's next phase, else puts the release at the
  /// end of the queue. Empty if the release deploys or waits already.
  public static Optional<InstanceEvent> request(Slot slot, String release, Instant at) {
    boolean holds = release.equals(slot.holder());
    if (slot.waiting().contains(release) || (holds && slot.work() == null)) {
      return Optional.empty();
    }
    return Optional.of(
        slot.holder() == null || slot.isHeldBy(release)
            ? take(slot, release, at)
            : new InstanceEvent.Queued(release, at));
  }

  /// The release stops what is deployed there and deploys at once, under the next sequence.
  public static InstanceEvent take(Slot slot, String release, Instant at) {
    return new InstanceEvent.Granted(release, slot.sequence() + 1, at);
  }

  /// What the holder did has ended: it is the turn of the first in the queue under the next sequence, or nobody's.
  public static InstanceEvent end(Slot slot, Instant at) {
    return slot.waiting().isEmpty()
        ? new InstanceEvent.Freed(at)
        : take(slot, slot.waiting().getFirst(), at);
  }

  /// The holder's deployment ends between its phases, under the next sequence.
  public static InstanceEvent abort(Slot slot, Instant at) {
    return new InstanceEvent.Aborting(slot.sequence() + 1, at);
  }

  /// Judges a report about what the release deployed under the sequence. Empty if it is not what is live, or is known.
  public static Optional<InstanceEvent> drift(
      Slot slot, String release, EnvironmentCommand.Drifted report) {
    Slot.Live live = slot.current();
    if (live == null
        || live.sequence() != report.sequence()
        || !live.by().equals(release)
        || Objects.equals(slot.drift(), report.drift())) {
      return Optional.empty();
    }
    return Optional.of(
        report.drift() == null
            ? new InstanceEvent.DriftEnded(report.at())
            : new InstanceEvent.Drifted(report.drift(), report.at()));
  }

  /// The instance is removed, under the next sequence.
  ///
  /// @param release for which
  public static InstanceEvent remove(Slot slot, String release, Instant at) {
    return new InstanceEvent.Removing(release, slot.sequence() + 1, at);
  }
}
