package dev.slipway.view;

import dev.slipway.contract.deployment.Drift;
import dev.slipway.contract.deployment.Removal;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.release.DeployBuilder;
import dev.slipway.contract.release.StepSnapshot;
import dev.slipway.contract.release.StepSnapshot.Deploy;
import dev.slipway.contract.release.StepSnapshot.DeployStatus;
import org.jspecify.annotations.Nullable;

/// Moves the deployments of a release on by hand. Each method returns the next snapshot.
interface DeploymentMoves {

  /// The release with the step of the same name replaced.
  Releases with(StepSnapshot changed);

  /// The first deployment in another state.
  default Releases qa(DeployStatus status) {
    String waitingFor = status == DeployStatus.WAITING ? "test-bbbbbbbbbb" : null;
    return with(DeployBuilder.builder().name("qa").status(status).waitingFor(waitingFor).build());
  }

  /// The first deployment under way.
  ///
  /// @param ready of three pods
  /// @param unanswered the cluster that nobody serves
  default Releases qaUnderWay(int ready, @Nullable String unanswered) {
    return qaUnderWay(new StepSnapshot.Pods(ready, 3), unanswered);
  }

  private Releases qaUnderWay(StepSnapshot.Pods pods, @Nullable String unanswered) {
    return with(
        DeployBuilder.builder()
            .name("qa")
            .status(DeployStatus.DEPLOYING)
            .attempt(1)
            .pods(pods)
            .unanswered(unanswered)
            .build());
  }

  /// The first deployment waits for something that may pass.
  default Releases qaDelayed(String trouble) {
    return qaUnderWay(new StepSnapshot.Pods(0, 3, trouble), null);
  }

  /// The first deployment, which somebody has changed since.
  default Releases qaDrifted(Drift drift) {
    return with(qaDeployed(drift, null));
  }

  /// The first deployment, and how it goes; null where it stays.
  default Releases qaGoing(@Nullable Removal removal) {
    return with(qaDeployed(null, removal));
  }

  private static Deploy qaDeployed(@Nullable Drift drift, @Nullable Removal removal) {
    return DeployBuilder.builder()
        .name("qa")
        .status(DeployStatus.DEPLOYED)
        .url(Releases.QA_URL)
        .attempt(1)
        .drift(drift)
        .removal(removal)
        .build();
  }

  default Releases production(DeployStatus status, @Nullable Person by, int attempt) {
    boolean deployed = status == DeployStatus.DEPLOYED;
    boolean failed = status == DeployStatus.FAILED;
    return with(
        DeployBuilder.builder()
            .name("production")
            .status(status)
            .url(deployed ? Releases.LIVE_URL : null)
            .waitingFor(status == DeployStatus.WAITING ? "test-bbbbbbbbbb" : null)
            .diagnosis(failed ? Releases.PULL : null)
            .by(by == null ? null : Actor.of(by))
            .attempt(attempt)
            .build());
  }
}
