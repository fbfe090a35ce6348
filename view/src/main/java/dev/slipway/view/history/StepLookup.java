package dev.slipway.view.history;

import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot;

/// Finds a release's steps by the names that events give.
final class StepLookup {

  private StepLookup() {}

  /// @throws IllegalArgumentException if the release has no such step
  static StepSnapshot step(ReleaseSnapshot release, String name) {
    return release.steps().stream()
        .filter(step -> step.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("release " + release.id() + " has no step " + name));
  }

  /// @throws IllegalArgumentException if the step is none or not a gate
  static StepSnapshot.Gate gate(ReleaseSnapshot release, String name) {
    return switch (step(release, name)) {
      case StepSnapshot.Gate gate -> gate;
      case StepSnapshot.Deploy _, StepSnapshot.Unknown _ ->
          throw new IllegalArgumentException(name + " is no gate");
    };
  }

  /// @throws IllegalArgumentException if the step is none or not a deployment
  static StepSnapshot.Deploy deployment(ReleaseSnapshot release, String name) {
    return switch (step(release, name)) {
      case StepSnapshot.Deploy deploy -> deploy;
      case StepSnapshot.Gate _, StepSnapshot.Unknown _ ->
          throw new IllegalArgumentException(name + " is no deployment");
    };
  }
}
