package dev.slipway.view;

import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.Deploy;
import dev.slipway.view.card.Card;
import dev.slipway.view.card.Text;
import dev.slipway.view.deployment.DeploymentText;
import dev.slipway.view.deployment.Phases;
import dev.slipway.view.gate.GateActions;
import dev.slipway.view.release.Facts;
import dev.slipway.view.release.OutcomeText;
import dev.slipway.view.release.ReleaseTitle;
import dev.slipway.view.step.ShownStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The channel's message about a release, from its opening to its end.
public final class SummaryCard {

  private static final int STEPS = 8;

  private SummaryCard() {}

  /// The message at any state of the release, also after its end.
  public static Card of(ReleaseSnapshot release) {
    List<Text> paragraphs = new ArrayList<>();
    PipelineLine.of(release).ifPresent(paragraphs::add);
    Text rollback = ReleaseTitle.rollback(release);
    if (rollback != null) {
      paragraphs.add(rollback);
    }
    first(release)
        .ifPresent(deploy -> {
          paragraphs.add(DeploymentText.of(release, deploy));
          more(deploy, paragraphs);
        });
    later(release, paragraphs);
    Text supersession = OutcomeText.pendingSupersession(release);
    if (supersession != null) {
      paragraphs.add(supersession);
    }
    if (OutcomeText.finished(release)) {
      paragraphs.add(outcome(release));
    }
    return new Card(
        ChannelHeadline.of(release),
        CardTone.of(release, release.steps()),
        paragraphs,
        Facts.fields(release),
        GateActions.inChannel(release),
        Facts.context(release));
  }

  /// Whether it shows something that will soon be otherwise, such as a deployment that is under way.
  public static boolean isPassing(ReleaseSnapshot release) {
    return !OutcomeText.finished(release) && ShownSteps.of(release).anyMatch(ShownStep::isPassing);
  }

  private static void more(Deploy deploy, List<Text> paragraphs) {
    Text more = DeploymentText.more(deploy);
    if (more != null) {
      paragraphs.add(more);
    }
  }

  static Optional<Deploy> first(ReleaseSnapshot release) {
    return release.deployments().stream()
        .filter(deploy -> !Phases.isPast(release, deploy))
        .findFirst();
  }

  /// How the release goes on beside its first deployment: decisions so far, what is waited for, and
  /// deployments that were begun. Of a pipeline without end the latest steps matter.
  private static void later(ReleaseSnapshot release, List<Text> paragraphs) {
    Optional<Deploy> first = first(release);
    List<Text> steps =
        release.steps().stream()
            .filter(step -> first.filter(step::equals).isEmpty())
            .flatMap(step -> ShownSteps.of(release, step).paragraph().stream())
            .toList();
    int hidden = Math.max(0, steps.size() - STEPS);
    if (hidden > 0) {
      paragraphs.add(Text.of(hidden + " earlier steps."));
    }
    paragraphs.addAll(steps.subList(hidden, steps.size()));
  }

  private static Text outcome(ReleaseSnapshot release) {
    boolean said = release.gates().stream().anyMatch(gate -> OutcomeText.endedWith(release, gate));
    return said ? OutcomeText.expired() : OutcomeText.outcome(release);
  }
}
