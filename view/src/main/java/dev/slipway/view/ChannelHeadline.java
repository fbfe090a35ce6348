package dev.slipway.view;

import dev.slipway.contract.deployment.Removal;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.Deploy;
import dev.slipway.contract.release.StepSnapshot.DeployStatus;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.view.deployment.DeploymentHeadline;
import dev.slipway.view.deployment.RemovalText;
import dev.slipway.view.gate.GateHeadline;
import dev.slipway.view.release.OutcomeText;
import dev.slipway.view.release.ReleaseTitle;
import dev.slipway.view.release.SubjectText;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The headline of the channel's message about a release: a failure, else what the release is at, else how it ended.
final class ChannelHeadline {

  private ChannelHeadline() {}

  static String of(ReleaseSnapshot release) {
    return ReleaseTitle.title(release)
        + (OutcomeText.finished(release) ? ended(release) : open(release));
  }

  private static String open(ReleaseSnapshot release) {
    Optional<String> failed = last(release, ChannelHeadline::hasFailed);
    if (failed.isPresent()) {
      return failed.get();
    }
    if (release.supersededBy() != null) {
      return ": waiting for a newer build to take over";
    }
    return last(release, ChannelHeadline::isUnderWay)
        .or(() -> openGate(release).map(GateHeadline::waiting))
        .or(() -> last(release, ChannelHeadline::hasBegun))
        .orElse(": under way");
  }

  private static boolean isUnderWay(Deploy deploy) {
    return switch (deploy.status()) {
      case WAITING, DEPLOYING -> true;
      case PENDING, DEPLOYED, FAILED -> false;
    };
  }

  /// The gate that holds the release up, else one that only gives advice.
  private static Optional<Gate> openGate(ReleaseSnapshot release) {
    return gates(release)
        .filter(gate -> gate.status() == GateStatus.OPEN)
        .min(Comparator.comparing(Gate::advisory));
  }

  private static String ended(ReleaseSnapshot release) {
    return deployments(release)
        .filter(ChannelHeadline::hasTrouble)
        .findFirst()
        .map(deploy -> DeploymentHeadline.state(release, deploy))
        .orElseGet(() -> outcome(release));
  }

  /// Whether something is wrong with what the release has left behind, whatever its outcome.
  private static boolean hasTrouble(Deploy deploy) {
    Removal removal = deploy.removal();
    if (removal != null && RemovalText.isGoing(removal)) {
      return removal.status() == Removal.Status.FAILED;
    }
    return deploy.drift() != null;
  }

  private static String outcome(ReleaseSnapshot release) {
    Outcome outcome =
        Objects.requireNonNull(release.outcome(), "a finished release has an outcome");
    return switch (outcome) {
      case COMPLETED -> last(release, ChannelHeadline::hasBegun).orElse(": completed");
      case FAILED -> last(release, ChannelHeadline::hasFailed).orElse(": failed");
      case REJECTED -> ": rejected" + place(release, gate -> gate.status() == GateStatus.REJECTED);
      case EXPIRED -> ": expired" + place(release, gate -> OutcomeText.endedWith(release, gate));
      case CLOSED -> ": closed";
      case SUPERSEDED -> ": superseded by a newer build";
      case BRANCH_DELETED -> ": ended, its " + SubjectText.kind(release.subject()) + " was deleted";
    };
  }

  private static boolean hasBegun(Deploy step) {
    return step.status() != DeployStatus.PENDING;
  }

  private static boolean hasFailed(Deploy step) {
    return step.status() == DeployStatus.FAILED;
  }

  /// The last deployment of those meant, as a headline.
  private static Optional<String> last(ReleaseSnapshot release, Predicate<Deploy> isMeant) {
    return deployments(release)
        .filter(isMeant)
        .reduce((_, later) -> later)
        .map(deploy -> DeploymentHeadline.state(release, deploy));
  }

  private static String place(ReleaseSnapshot release, Predicate<Gate> isMeant) {
    return gates(release)
        .filter(isMeant)
        .findFirst()
        .map(gate -> " at " + GateHeadline.name(gate))
        .orElse("");
  }

  private static Stream<Gate> gates(ReleaseSnapshot release) {
    return release.steps().stream().filter(Gate.class::isInstance).map(Gate.class::cast);
  }

  private static Stream<Deploy> deployments(ReleaseSnapshot release) {
    return release.steps().stream().filter(Deploy.class::isInstance).map(Deploy.class::cast);
  }
}
