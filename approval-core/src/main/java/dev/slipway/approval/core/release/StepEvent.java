package dev.slipway.approval.core.release;

import dev.slipway.approval.core.deployment.DeploymentEvent;
import dev.slipway.approval.core.environment.EnvironmentEvent;
import dev.slipway.approval.core.gate.GateEvent;
import dev.slipway.approval.core.wait.WaitEvent;

/// A fact about one step of a release.
public sealed interface StepEvent extends RecordedEvent
    permits GateEvent, WaitEvent, DeploymentEvent, EnvironmentEvent {

  /// The step's name.
  String step();

  /// Whether the release comes to the step with it, and so is in no queue for a later one.
  default boolean isArrival() {
    return false;
  }
}
