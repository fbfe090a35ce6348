package dev.slipway.approval.release.step;

import dev.slipway.approval.core.environment.EnvironmentEvent;
import dev.slipway.contract.approval.ApprovalEvent;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.DriftDetected;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.DriftEnded;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.EnvironmentExpiring;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.EnvironmentExtended;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.EnvironmentRemovalFailed;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.EnvironmentRemoved;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.EnvironmentRemoving;
import dev.slipway.contract.release.ReleaseSnapshot;
import java.util.List;
import java.util.Map;

/// Deployed instances as others are told of them.
final class EnvironmentMapper implements StepMapper<EnvironmentEvent> {

  private static final StoredNames NAMES =
      new StoredNames(
          Map.of(
              EnvironmentEvent.DriftDetected.class, "drift-detected",
              EnvironmentEvent.DriftEnded.class, "drift-ended",
              EnvironmentEvent.RemovalDue.class, "removal-due",
              EnvironmentEvent.RemovalPutOff.class, "removal-put-off",
              EnvironmentEvent.RemovalRequested.class, "removal-requested",
              EnvironmentEvent.Removed.class, "removed",
              EnvironmentEvent.RemovalFailed.class, "removal-failed"),
          Map.of(),
          List.of());

  @Override
  public StoredNames names() {
    return NAMES;
  }

  @Override
  public List<ApprovalEvent> told(EnvironmentEvent event, ReleaseAfter after) {
    ReleaseSnapshot s = after.shown();
    return switch (event) {
      case EnvironmentEvent.DriftDetected e -> List.of(new DriftDetected(s, e.step(), e.drift()));
      case EnvironmentEvent.DriftEnded e -> List.of(new DriftEnded(s, e.step()));
      case EnvironmentEvent.RemovalDue e -> List.of(new EnvironmentExpiring(s, e.step()));
      case EnvironmentEvent.RemovalPutOff e ->
          List.of(new EnvironmentExtended(s, e.step(), e.by()));
      case EnvironmentEvent.RemovalRequested e ->
          List.of(new EnvironmentRemoving(s, e.step()), DeployerRequests.remove(after.facts(), e));
      case EnvironmentEvent.Removed e -> List.of(new EnvironmentRemoved(s, e.step()));
      case EnvironmentEvent.RemovalFailed e ->
          List.of(new EnvironmentRemovalFailed(s, e.step(), e.diagnosis()));
    };
  }
}
