package dev.slipway.view.gate;

import dev.slipway.contract.approval.ApprovalEvent;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.view.card.Text;
import dev.slipway.view.card.Tone;
import dev.slipway.view.deployment.Phases;
import dev.slipway.view.history.GateHistory;
import dev.slipway.view.history.HistoryLine;
import dev.slipway.view.release.OutcomeText;
import dev.slipway.view.step.ShownStep;
import dev.slipway.view.step.StepMessage;
import java.util.List;
import java.util.Optional;

/// A gate, or a wait in its form, as it is shown.
public record ShownGate(ReleaseSnapshot release, Gate gate) implements ShownStep {

  @Override
  public Text line() {
    return GateLine.of(release, gate);
  }

  @Override
  public String status() {
    return HistoryLine.word(gate.status());
  }

  /// An advisory gate is open while the release is at a later step.
  @Override
  public Progress progress() {
    return switch (gate.status()) {
      case PENDING -> Progress.AHEAD;
      case OPEN -> Progress.HERE;
      case PASSED, REJECTED, CLOSED, EXPIRED -> Progress.BEHIND;
    };
  }

  @Override
  public HistoryLine started(List<ApprovalEvent> published) {
    return GateHistory.opened(gate);
  }

  @Override
  public Optional<Text> paragraph() {
    return Timeline.of(release, gate);
  }

  @Override
  public Optional<Place> place() {
    return Holds.asksNobody(gate) || Phases.areAround(release, gate)
        ? Optional.empty()
        : Optional.of(new Place(gate.name(), mark()));
  }

  /// Nobody can decide at a gate of a release that has ended.
  private Mark mark() {
    return switch (gate.status()) {
      case PENDING -> Mark.TO_COME;
      case OPEN -> OutcomeText.finished(release) ? Mark.LEFT_OUT : Mark.CURRENT;
      case PASSED -> Mark.DONE;
      case REJECTED -> Mark.FAILED;
      case CLOSED, EXPIRED -> Mark.LEFT_OUT;
    };
  }

  /// A gate that was decided says nothing of how things are now.
  @Override
  public Optional<Tone> tone() {
    if (gate.status() == GateStatus.REJECTED && !OutcomeText.finished(release)) {
      return Optional.of(Tone.BAD);
    }
    return asks() && Votes.areTaken(release, gate) ? Optional.of(Tone.ASKING) : Optional.empty();
  }

  /// A freeze that lasts puts off what was decided before it.
  @Override
  public Optional<Text> consequence() {
    return Holds.asksNobody(gate) && gate.status() == GateStatus.OPEN
        ? Optional.of(Holds.standing(release, gate))
        : Optional.empty();
  }

  @Override
  public boolean asks() {
    return !Holds.asksNobody(gate);
  }

  @Override
  public boolean holdsUp() {
    return asks() && !gate.advisory();
  }

  @Override
  public boolean isFollowed() {
    return gate.status() == GateStatus.PASSED && !Holds.isPassing(gate);
  }

  @Override
  public Optional<Text> waiting() {
    return gate.status() == GateStatus.OPEN ? Optional.of(waited()) : Optional.empty();
  }

  private Text waited() {
    if (Holds.isFreeze(gate)) {
      return Holds.frozen(gate);
    }
    Text text =
        Text.of("waits at ").strong(gate.name()).words(" for ").then(WaitingText.people(gate));
    Text until = Holds.until(gate);
    return until.spans().isEmpty() ? text : text.words(", ").then(until);
  }

  @Override
  public List<StepMessage> messages() {
    return GateReplies.inChannel(release, gate);
  }
}
