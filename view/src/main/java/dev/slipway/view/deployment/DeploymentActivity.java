package dev.slipway.view.deployment;

import dev.slipway.contract.project.Phase;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.Deploy;
import dev.slipway.contract.release.StepSnapshot.DeployStatus;
import dev.slipway.view.card.Text;
import java.util.Optional;

/// A deployment in a line about its release, without an end to its sentence.
public final class DeploymentActivity {

  private DeploymentActivity() {}

  /// Empty if the release is not at the deployment.
  public static Optional<Text> of(ReleaseSnapshot release, Deploy deploy) {
    return isAt(release, deploy) ? Optional.of(deployment(deploy)) : Optional.empty();
  }

  /// At the step, or between it and the next phase of the deployment.
  private static boolean isAt(ReleaseSnapshot release, Deploy deploy) {
    return deploy.name().equals(release.step())
        || (deploy.status() == DeployStatus.DEPLOYED
            && !Phases.isLast(deploy)
            && !Phases.isPast(release, deploy));
  }

  private static Text deployment(Deploy deploy) {
    String environment = Phases.environment(deploy);
    return switch (deploy.status()) {
      case WAITING -> Text.of("waits for its turn at ").strong(environment);
      case PENDING, DEPLOYING -> doing(deploy, environment);
      case DEPLOYED -> done(deploy, environment);
      case FAILED -> Text.of("failed at ").strong(environment);
    };
  }

  private static Text doing(Deploy deploy, String environment) {
    return switch (Phases.of(deploy)) {
      case Phase.Preview _ -> Text.of("being deployed beside ").strong(environment);
      case Phase.Switch _ -> Text.of("being switched to at ").strong(environment);
      case Phase.Share(int weight) ->
          Text.of("being deployed to " + weight + " % of ").strong(environment);
      case Phase.Whole _, Phase.Abort _ -> Text.of("being deployed to ").strong(environment);
    };
  }

  private static Text done(Deploy deploy, String environment) {
    return switch (Phases.of(deploy)) {
      case Phase.Preview _ ->
          Text.of(Phases.isAlone(deploy) ? "runs alone at " : "runs beside ").strong(environment);
      case Phase.Share asked ->
          Text.none().strong(environment).words(": " + Phases.percent(deploy, asked) + " %");
      case Phase.Switch _, Phase.Whole _, Phase.Abort _ ->
          Text.of("deployed to ").strong(environment);
    };
  }
}
