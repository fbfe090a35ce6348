package dev.slipway.view;

import dev.slipway.contract.deployment.Removal;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot;
import dev.slipway.contract.release.StepSnapshot.Deploy;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.view.card.Tone;
import dev.slipway.view.deployment.Phases;
import dev.slipway.view.deployment.RemovalText;
import dev.slipway.view.gate.Holds;
import dev.slipway.view.gate.Votes;
import dev.slipway.view.release.OutcomeText;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/// The tone of a card: the worst current state of what it shows.
final class CardTone {

  /// From the worst to the best.
  private static final List<Tone> BY_WEIGHT =
      List.of(Tone.BAD, Tone.ASKING, Tone.WORKING, Tone.ENDED, Tone.GOOD);

  private CardTone() {}

  /// @param shown the steps whose state the card tells
  static Tone of(ReleaseSnapshot release, Collection<? extends StepSnapshot> shown) {
    boolean finished = OutcomeText.finished(release);
    Tone own = finished ? OutcomeText.tone(release) : Tone.WORKING;
    return worst(Stream.concat(Stream.of(own), shown.stream().flatMap(step -> of(release, step))));
  }

  /// Of one step alone, whatever the release's own state is.
  static Tone of(StepSnapshot shown, ReleaseSnapshot release) {
    return worst(of(release, shown));
  }

  /// The one of the most weight.
  static Tone worst(Stream<Tone> tones) {
    return tones
        .min((one, other) -> Integer.compare(BY_WEIGHT.indexOf(one), BY_WEIGHT.indexOf(other)))
        .orElse(Tone.WORKING);
  }

  private static Stream<Tone> of(ReleaseSnapshot release, StepSnapshot step) {
    return switch (step) {
      case Gate gate -> gate(release, gate);
      case Deploy deploy -> deployment(release, deploy);
      case StepSnapshot.Unknown _ -> Stream.empty();
    };
  }

  /// A gate that was decided says nothing of how things are now.
  private static Stream<Tone> gate(ReleaseSnapshot release, Gate gate) {
    if (gate.status() == GateStatus.REJECTED && !OutcomeText.finished(release)) {
      return Stream.of(Tone.BAD);
    }
    boolean asks = Votes.areTaken(release, gate) && !Holds.asksNobody(gate);
    return asks ? Stream.of(Tone.ASKING) : Stream.empty();
  }

  /// What was never deployed has no state once the release has ended.
  private static Stream<Tone> deployment(ReleaseSnapshot release, Deploy deploy) {
    boolean finished = OutcomeText.finished(release);
    if (Phases.isToCome(deploy) || Phases.isPast(release, deploy)) {
      return Stream.empty();
    }
    Removal removal = deploy.removal();
    if (removal != null && RemovalText.isGoing(removal)) {
      return Stream.of(RemovalText.tone(removal));
    }
    return switch (deploy.status()) {
      case PENDING, WAITING -> finished ? Stream.empty() : Stream.of(Tone.WORKING);
      case DEPLOYING -> Stream.of(deploy.unanswered() == null ? Tone.WORKING : Tone.BAD);
      case DEPLOYED -> deployed(release, deploy);
      case FAILED -> Stream.of(Tone.BAD);
    };
  }

  private static Stream<Tone> deployed(ReleaseSnapshot release, Deploy deploy) {
    if (Phases.isInVain(release, deploy)) {
      return Stream.of(Tone.ENDED);
    }
    return Stream.of(deploy.drift() == null ? Tone.GOOD : Tone.BAD);
  }
}
