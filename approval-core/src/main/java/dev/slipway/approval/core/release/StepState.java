package dev.slipway.approval.core.release;

import dev.slipway.approval.core.deployment.DeployStep;
import dev.slipway.approval.core.gate.GateStep;
import dev.slipway.approval.core.wait.WaitStep;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.release.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The state of one step of a release, and the answers of its kind to what a release asks of every step. A new kind
/// answers here: nothing else asks of what kind a step is, but for what only one kind can.
public sealed interface StepState permits GateStep, WaitStep, DeployStep {

  /// The step's name, unique in its pipeline.
  String name();

  /// Whether the release goes on from it.
  boolean isDone();

  /// Whether a release can be held up by it; false where it goes on whatever becomes of the step.
  boolean holdsUp();

  /// The event with which the release comes to it. Empty if it has come to it already, and for a deployment, which begins
  /// when its slot is granted.
  Optional<StepEvent> arrival(Instant at);

  /// The event with which it ends because its release does; empty for one that does not go on.
  Optional<StepEvent> closing(Instant at);

  /// The state once the event has happened to it. Copies facts and never judges them: one that is not of its kind
  /// changes nothing.
  ///
  /// @param event about this step
  StepState after(StepEvent event);

  /// As if the release had not come to it.
  StepState again();

  /// The gate at which people may choose here; empty where nobody can.
  default Optional<GateStep> deciding() {
    return Optional.empty();
  }

  /// Whether it begins anew with a deployment to the environment that has failed.
  boolean belongsTo(String environment);

  /// @throws IllegalArgumentException if no release of the subject could follow the definition past the step
  default void check(ProjectDefinition definition, Subject subject) {}

  /// The steps of a release, none of one that nothing has opened.
  static List<StepState> of(Release release) {
    return switch (release) {
      case Release.Absent _ -> List.of();
      case Release.Open open -> open.steps();
      case Release.Finished finished -> finished.steps();
    };
  }
}
