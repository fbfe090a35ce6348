package dev.slipway.approval.release.step;

import dev.slipway.approval.core.deployment.DeployStep;
import dev.slipway.approval.core.deployment.Deployment;
import dev.slipway.approval.core.deployment.DeploymentEvent;
import dev.slipway.approval.core.release.Release;
import dev.slipway.contract.approval.ApprovalEvent;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.DeploymentAborted;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.DeploymentFailed;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.DeploymentProgressed;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.DeploymentSucceeded;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.DeploymentUnanswered;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.DeploymentWaiting;
import dev.slipway.contract.approval.ReleaseEvent.StepStarted;
import dev.slipway.contract.release.ReleaseSnapshot;
import java.util.List;
import java.util.Map;

/// Deployments as others are told of them.
final class DeploymentMapper implements StepMapper<DeploymentEvent> {

  private static final StoredNames NAMES =
      new StoredNames(
          Map.of(
              DeploymentEvent.Requested.class, "deployment-requested",
              DeploymentEvent.Waiting.class, "deployment-waiting",
              DeploymentEvent.Started.class, "deployment-started",
              DeploymentEvent.Progressed.class, "deployment-progressed",
              DeploymentEvent.Unanswered.class, "deployment-unanswered",
              DeploymentEvent.AskedAgain.class, "deployment-asked-again",
              DeploymentEvent.Succeeded.class, "deployment-succeeded",
              DeploymentEvent.Failed.class, "deployment-failed",
              DeploymentEvent.Aborted.class, "deployment-aborted",
              DeploymentEvent.NotAborted.class, "deployment-not-aborted"),
          Map.of(
              DeployStep.class, "deploy",
              Deployment.Pending.class, "pending",
              Deployment.Waiting.class, "waiting",
              Deployment.Running.class, "running",
              Deployment.Succeeded.class, "succeeded",
              Deployment.Failed.class, "failed"),
          List.of(Deployment.class));

  @Override
  public StoredNames names() {
    return NAMES;
  }

  @Override
  public List<ApprovalEvent> told(DeploymentEvent event, ReleaseAfter after) {
    Release.Facts facts = after.facts();
    ReleaseSnapshot s = after.shown();
    return switch (event) {
      case DeploymentEvent.Requested e ->
          List.of(
              new StepStarted(s, e.step()),
              DeployerRequests.deploy(facts, e.step(), e.slot(), e.sequence(), e.by()));
      case DeploymentEvent.Started e -> List.of(new DeploymentProgressed(s, e.step()));
      case DeploymentEvent.Progressed e -> List.of(new DeploymentProgressed(s, e.step()));
      case DeploymentEvent.Unanswered e ->
          List.of(new DeploymentUnanswered(s, e.step(), e.cluster()));
      case DeploymentEvent.AskedAgain e ->
          List.of(DeployerRequests.deploy(facts, e.step(), e.slot(), e.sequence(), e.by()));
      case DeploymentEvent.Waiting e -> List.of(new DeploymentWaiting(s, e.step(), e.behind()));
      case DeploymentEvent.Succeeded e ->
          List.of(new DeploymentSucceeded(s, e.step(), e.url(), e.share()));
      case DeploymentEvent.Failed e -> List.of(new DeploymentFailed(s, e.step(), e.diagnosis()));
      case DeploymentEvent.Aborted e ->
          List.of(
              new DeploymentAborted(s, e.step()),
              DeployerRequests.abort(facts, e.step(), e.slot(), e.sequence()));
      case DeploymentEvent.NotAborted e ->
          List.of(new DeploymentFailed(s, e.step(), e.diagnosis()));
    };
  }

  /// True if a deployer works as it should.
  @Override
  public boolean isShownLater(DeploymentEvent event, Release after) {
    return event instanceof DeploymentEvent.Started started && !started.late();
  }
}
