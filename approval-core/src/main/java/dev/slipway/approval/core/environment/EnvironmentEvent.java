package dev.slipway.approval.core.environment;

import dev.slipway.approval.core.release.StepEvent;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Drift;
import dev.slipway.contract.deployment.Removal;
import dev.slipway.contract.people.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A fact about what a step of a release has deployed to an instance of an environment, also after the release has ended.
public sealed interface EnvironmentEvent extends StepEvent {

  /// A deployed object has been changed or deleted by somebody else.
  record DriftDetected(String step, long sequence, Drift drift, Instant at)
      implements EnvironmentEvent {}

  record DriftEnded(String step, long sequence, Instant at) implements EnvironmentEvent {}

  /// The removal of a deployed instance is near, unless somebody puts it off.
  record RemovalDue(String step, Instant until, Instant at) implements EnvironmentEvent {}

  /// The removal of a deployed instance has been put off.
  ///
  /// @param by who wants it, null where a newer build came for it
  /// @param until null for as long as nobody removes it
  record RemovalPutOff(String step, @Nullable Actor by, @Nullable Instant until, Instant at)
      implements EnvironmentEvent {}

  /// Recorded again for each time that the removal is requested.
  record RemovalRequested(String step, String slot, long sequence, Removal.Why why, Instant at)
      implements EnvironmentEvent {}

  record Removed(String step, Instant at) implements EnvironmentEvent {}

  record RemovalFailed(String step, Diagnosis diagnosis, Instant at) implements EnvironmentEvent {}
}
