package dev.slipway.approval.release.step;

import dev.slipway.approval.core.deployment.DeployStep;
import dev.slipway.approval.core.deployment.Deployment;
import dev.slipway.contract.release.DeployBuilder;
import dev.slipway.contract.release.StepSnapshot;
import dev.slipway.contract.release.StepSnapshot.DeployStatus;

/// Shows a deployment as the contract does.
final class DeploymentSnapshots {

  private DeploymentSnapshots() {}

  static StepSnapshot of(DeployStep step) {
    DeployBuilder shown =
        DeployBuilder.builder()
            .name(step.name())
            .attempt(step.attempt())
            .phase(step.step().phase())
            .removal(step.removal());
    return switch (step.deployment()) {
      case Deployment.Pending(var left) -> shown.status(DeployStatus.PENDING).share(left).build();
      case Deployment.Waiting(var behind, var by) ->
          shown.status(DeployStatus.WAITING).waitingFor(behind).by(by).build();
      case Deployment.Running running -> running(shown, running);
      case Deployment.Succeeded done -> deployed(shown, done);
      case Deployment.Failed failed ->
          shown.status(DeployStatus.FAILED).diagnosis(failed.diagnosis()).by(failed.by()).build();
    };
  }

  private static StepSnapshot running(DeployBuilder shown, Deployment.Running running) {
    return shown
        .status(DeployStatus.DEPLOYING)
        .by(running.by())
        .pods(running.pods())
        .unanswered(running.unanswered())
        .build();
  }

  private static StepSnapshot deployed(DeployBuilder shown, Deployment.Succeeded done) {
    return shown
        .status(DeployStatus.DEPLOYED)
        .url(done.url())
        .by(done.by())
        .drift(done.drift())
        .share(done.share())
        .build();
  }
}
