package dev.slipway.view.history;

import static java.util.stream.Collectors.joining;

import dev.slipway.contract.approval.ApprovalEvent;
import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.approval.EnvironmentRemovalRequested;
import dev.slipway.contract.approval.ReleaseDeploymentEvent;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.DeploymentAborted;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.DeploymentFailed;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.DeploymentProgressed;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.DeploymentSucceeded;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.DeploymentUnanswered;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.DeploymentWaiting;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.DriftDetected;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.DriftEnded;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.EnvironmentExpiring;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.EnvironmentExtended;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.EnvironmentRemovalFailed;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.EnvironmentRemoved;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.EnvironmentRemoving;
import dev.slipway.contract.deployment.Drift;
import dev.slipway.contract.deployment.Removal;
import dev.slipway.contract.release.StepSnapshot.Deploy;
import dev.slipway.contract.release.StepSnapshot.Pods;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Words the facts of deployments, and of the instances that they make.
public final class DeploymentHistory {

  static final String DRIFT_ENDED = "it is as it was deployed again";

  private DeploymentHistory() {}

  /// The line of the event.
  ///
  /// @param published what the fact became on its way to others, the event first
  public static HistoryLine of(ReleaseDeploymentEvent event, List<ApprovalEvent> published) {
    return switch (event) {
      case DeploymentWaiting e ->
          HistoryLine.of(
              e.step(), StepLookup.deployment(e.release(), e.step()).by(), "behind " + e.behind());
      case DeploymentProgressed e ->
          HistoryLine.at(e.step(), progress(StepLookup.deployment(e.release(), e.step()).pods()));
      case DeploymentUnanswered e ->
          HistoryLine.at(e.step(), "no deployer of cluster " + e.cluster() + " has taken it");
      case DeploymentSucceeded e ->
          HistoryLine.at(e.step(), e.url() == null ? "deployed" : "deployed at " + e.url());
      case DeploymentFailed e -> HistoryLine.failed(e.step(), e.diagnosis());
      case DeploymentAborted e -> HistoryLine.at(e.step(), "what its phases brought is taken away");
      case DriftDetected e -> HistoryLine.at(e.step(), drift(e.drift()));
      case DriftEnded e -> HistoryLine.at(e.step(), DRIFT_ENDED);
      case EnvironmentExpiring e ->
          HistoryLine.at(
              e.step(),
              "will be removed at " + removal(StepLookup.deployment(e.release(), e.step())).at());
      case EnvironmentExtended e ->
          HistoryLine.of(e.step(), e.by(), stays(e, StepLookup.deployment(e.release(), e.step())));
      case EnvironmentRemoving e ->
          HistoryLine.at(e.step(), going(StepLookup.deployment(e.release(), e.step()), published));
      case EnvironmentRemoved e -> HistoryLine.at(e.step(), "nothing is left of it");
      case EnvironmentRemovalFailed e -> HistoryLine.failed(e.step(), e.diagnosis());
    };
  }

  /// The line of the request to a deployer.
  ///
  /// @param published has the request
  public static HistoryLine requested(Deploy step, List<ApprovalEvent> published) {
    DeployRequested request = find(published, DeployRequested.class);
    return HistoryLine.of(step.name(), request.requestedBy(), request(request));
  }

  /// The line of a request that comes once more.
  public static HistoryLine askedAgain(DeployRequested request, String step) {
    return HistoryLine.of(step, request.requestedBy(), request(request) + ", once more");
  }

  private static String request(DeployRequested request) {
    return request.slot() + ", request " + request.sequence();
  }

  private static String progress(@Nullable Pods pods) {
    if (pods == null) {
      return "a deployer has taken it";
    }
    return pods.delayed() == null
        ? pods.ready() + " of " + pods.desired() + " ready"
        : "waits: " + pods.delayed();
  }

  static String drift(Drift drift) {
    String fields =
        drift.changes().stream()
            .map(change ->
                change.field() + (change.manager() == null ? "" : " by " + change.manager()))
            .collect(joining(", "));
    return drift.object() + (drift.deleted() ? " was deleted" : " was changed: " + fields);
  }

  private static String stays(EnvironmentExtended event, Deploy step) {
    return event.by() == null
        ? "stays, since a newer build came"
        : "stays until " + removal(step).at();
  }

  private static String going(Deploy step, List<ApprovalEvent> published) {
    long sequence = find(published, EnvironmentRemovalRequested.class).sequence();
    return HistoryLine.word(removal(step).why()) + ", request " + sequence;
  }

  private static Removal removal(Deploy step) {
    return Objects.requireNonNull(step.removal(), step.name() + " goes");
  }

  private static <E> E find(List<ApprovalEvent> published, Class<E> type) {
    return published.stream()
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no " + type.getSimpleName() + " in " + published));
  }
}
