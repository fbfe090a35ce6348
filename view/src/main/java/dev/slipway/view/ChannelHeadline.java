package dev.slipway.view;

import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.view.gate.GateHeadline;
import dev.slipway.view.release.OutcomeText;
import dev.slipway.view.release.ReleaseTitle;
import dev.slipway.view.release.SubjectText;
import dev.slipway.view.step.ShownStep.Headline;
import dev.slipway.view.step.ShownStep.Stage;
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
    Optional<String> failed = last(release, Stage.FAILED);
    if (failed.isPresent()) {
      return failed.get();
    }
    if (release.supersededBy() != null) {
      return ": waiting for a newer build to take over";
    }
    return last(release, Stage.UNDER_WAY)
        .or(() -> openGate(release).map(GateHeadline::waiting))
        .or(() -> lastBegun(release))
        .orElse(": under way");
  }

  /// The gate that holds the release up, else one that only gives advice.
  private static Optional<Gate> openGate(ReleaseSnapshot release) {
    return release.gates().stream()
        .filter(gate -> gate.status() == GateStatus.OPEN)
        .min(Comparator.comparing(Gate::advisory));
  }

  private static String ended(ReleaseSnapshot release) {
    return headlines(release)
        .filter(Headline::troubled)
        .findFirst()
        .map(Headline::words)
        .orElseGet(() -> outcome(release));
  }

  private static String outcome(ReleaseSnapshot release) {
    Outcome outcome =
        Objects.requireNonNull(release.outcome(), "a finished release has an outcome");
    return switch (outcome) {
      case COMPLETED -> lastBegun(release).orElse(": completed");
      case FAILED -> last(release, Stage.FAILED).orElse(": failed");
      case REJECTED -> ": rejected" + place(release, gate -> gate.status() == GateStatus.REJECTED);
      case EXPIRED -> ": expired" + place(release, gate -> OutcomeText.endedWith(release, gate));
      case CLOSED -> ": closed";
      case SUPERSEDED -> ": superseded by a newer build";
      case BRANCH_DELETED -> ": ended, its " + SubjectText.kind(release.subject()) + " was deleted";
    };
  }

  private static Optional<String> lastBegun(ReleaseSnapshot release) {
    return last(release, stage -> stage != Stage.TO_COME);
  }

  private static Optional<String> last(ReleaseSnapshot release, Stage meant) {
    return last(release, stage -> stage == meant);
  }

  private static Optional<String> last(ReleaseSnapshot release, Predicate<Stage> isMeant) {
    return headlines(release)
        .filter(headline -> isMeant.test(headline.stage()))
        .reduce((_, later) -> later)
        .map(Headline::words);
  }

  private static Stream<Headline> headlines(ReleaseSnapshot release) {
    return ShownSteps.of(release).flatMap(step -> step.headline().stream());
  }

  private static String place(ReleaseSnapshot release, Predicate<Gate> isMeant) {
    return release.gates().stream()
        .filter(isMeant)
        .findFirst()
        .map(gate -> " at " + GateHeadline.name(gate))
        .orElse("");
  }
}
