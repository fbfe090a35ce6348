package dev.slipway.notifier.overview;

import dev.slipway.contract.approval.ReleaseDeploymentEvent.DeploymentSucceeded;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.EnvironmentRemoved;
import dev.slipway.contract.approval.ReleaseEvent;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.Deploy;
import dev.slipway.view.deployment.Phases;
import java.time.Instant;
import java.util.Optional;

/// A change of an environment's instance.
public sealed interface Change {

  /// A deployment succeeded, and what it brought is live.
  ///
  /// @param at when it had
  record Deployed(DeploymentSucceeded event, Instant at) implements Change {}

  /// Nothing is left of the instance.
  ///
  /// @param at since when
  record Removed(EnvironmentRemoved event, Instant at) implements Change {}

  /// Empty for an event that changes none: the phases of a deployment before the last do not.
  static Optional<Change> of(ReleaseEvent event, Instant at) {
    return switch (event) {
      case DeploymentSucceeded e when isLive(e) -> Optional.of(new Deployed(e, at));
      case EnvironmentRemoved e -> Optional.of(new Removed(e, at));
      default -> Optional.empty();
    };
  }

  private static boolean isLive(DeploymentSucceeded event) {
    return step(event.release(), event.step()).map(Phases::isLast).orElse(true);
  }

  /// The deployment of that name.
  static Optional<Deploy> step(ReleaseSnapshot release, String name) {
    return release.deployments().stream().filter(step -> step.name().equals(name)).findFirst();
  }
}
