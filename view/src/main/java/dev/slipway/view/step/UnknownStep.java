package dev.slipway.view.step;

import dev.slipway.contract.approval.ApprovalEvent;
import dev.slipway.contract.release.StepSnapshot.Unknown;
import dev.slipway.view.card.Legible;
import dev.slipway.view.card.Text;
import dev.slipway.view.card.Tone;
import dev.slipway.view.history.HistoryLine;
import java.util.List;
import java.util.Optional;

/// Names a step that a newer version of Slipway has written.
public record UnknownStep(Unknown step) implements ShownStep {

  private static final int LONGEST_NAME = 100;

  @Override
  public Text line() {
    return Text.none()
        .strong(Legible.ends(step.name(), LONGEST_NAME))
        .words(" is a step that this version of Slipway cannot show: ")
        .code(Legible.ends(step.kind(), LONGEST_NAME))
        .words(".");
  }

  @Override
  public String status() {
    return step.kind();
  }

  @Override
  public Progress progress() {
    return Progress.AHEAD;
  }

  @Override
  public HistoryLine started(List<ApprovalEvent> published) {
    return HistoryLine.at(step.name(), step.kind());
  }

  @Override
  public Optional<Text> paragraph() {
    return Optional.of(line());
  }

  @Override
  public Optional<Place> place() {
    return Optional.of(new Place(step.name(), Mark.TO_COME));
  }

  @Override
  public Optional<Tone> tone() {
    return Optional.empty();
  }
}
