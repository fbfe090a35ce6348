package dev.slipway.approval.core.environment;

import dev.slipway.contract.deployment.Drift;
import java.time.Instant;

/// A fact about one instance of an environment, whatever becomes of the releases that deploy to it. What changes the
/// card of a release is recorded there as well, as an [EnvironmentEvent].
public sealed interface InstanceEvent {

  Instant at();

  /// The release waits for its turn, behind all others.
  record Queued(String release, Instant at) implements InstanceEvent {}

  /// The release waits no more.
  record Left(String release, Instant at) implements InstanceEvent {}

  /// It is the release's turn to deploy under the sequence.
  record Granted(String release, long sequence, Instant at) implements InstanceEvent {}

  /// A phase of the holder's deployment has ended: the instance is kept for the next one.
  record Held(Instant at) implements InstanceEvent {}

  /// The objects that the phases of the holder's deployment brought are removed under the sequence.
  record Aborting(long sequence, Instant at) implements InstanceEvent {}

  /// Nobody deploys there or waits.
  record Freed(Instant at) implements InstanceEvent {}

  /// The holder's version serves.
  record WentLive(Slot.Live live, Instant at) implements InstanceEvent {}

  /// The holder's deployment has failed, and its pods are where those of what is live were.
  record Overwritten(Instant at) implements InstanceEvent {}

  /// The instance stays for so long from now on.
  record LifetimeSet(Stay stay, Instant at) implements InstanceEvent {}

  /// The instance is removed under the sequence.
  ///
  /// @param release for which
  record Removing(String release, long sequence, Instant at) implements InstanceEvent {}

  /// Nothing is left of the instance.
  record Emptied(Instant at) implements InstanceEvent {}

  /// An object of what is live has been changed or deleted by somebody else.
  record Drifted(Drift drift, Instant at) implements InstanceEvent {}

  /// The version that is live is as it was deployed again.
  record DriftEnded(Instant at) implements InstanceEvent {}

  /// The history begins with the slot as it stands, or goes on with it: what led there is not in the history.
  record Adopted(Slot slot, Instant at) implements InstanceEvent {}
}
