package dev.slipway.view.history;

import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot;
import java.util.List;

/// Finds a release's steps by the names that events give.
public final class StepLookup {

  private StepLookup() {}

  /// @throws IllegalArgumentException if the release has no such step
  public static StepSnapshot step(ReleaseSnapshot release, String name) {
    return named(release, release.steps(), "step", name);
  }

  /// @throws IllegalArgumentException if the release has no such gate
  static StepSnapshot.Gate gate(ReleaseSnapshot release, String name) {
    return named(release, release.gates(), "gate", name);
  }

  /// @throws IllegalArgumentException if the release has no such deployment
  static StepSnapshot.Deploy deployment(ReleaseSnapshot release, String name) {
    return named(release, release.deployments(), "deployment", name);
  }

  private static <S extends StepSnapshot> S named(
      ReleaseSnapshot release, List<S> steps, String kind, String name) {
    return steps.stream()
        .filter(step -> step.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "release " + release.id() + " has no " + kind + " " + name));
  }
}
