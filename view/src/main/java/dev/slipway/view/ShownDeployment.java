package dev.slipway.view;

import dev.slipway.contract.approval.ApprovalEvent;
import dev.slipway.contract.deployment.Removal;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.Deploy;
import dev.slipway.contract.release.StepSnapshot.DeployStatus;
import dev.slipway.view.card.Text;
import dev.slipway.view.card.Tone;
import dev.slipway.view.deployment.DeploymentActivity;
import dev.slipway.view.deployment.DeploymentHeadline;
import dev.slipway.view.deployment.DeploymentReplies;
import dev.slipway.view.deployment.DeploymentText;
import dev.slipway.view.deployment.Phases;
import dev.slipway.view.deployment.RemovalText;
import dev.slipway.view.history.DeploymentHistory;
import dev.slipway.view.history.HistoryLine;
import dev.slipway.view.release.OutcomeText;
import dev.slipway.view.step.ShownStep;
import dev.slipway.view.step.StepMessage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A deployment, or one phase of it, as it is shown.
record ShownDeployment(ReleaseSnapshot release, Deploy deploy) implements ShownStep {

  @Override
  public Text line() {
    return Phases.isToCome(deploy) ? Text.none() : DeploymentText.of(release, deploy);
  }

  @Override
  public String status() {
    return HistoryLine.word(deploy.status());
  }

  @Override
  public Progress progress() {
    return switch (deploy.status()) {
      case PENDING -> Progress.AHEAD;
      case WAITING, DEPLOYING -> Progress.HERE;
      case DEPLOYED -> Progress.BEHIND;
      // The gate before it has opened again, so that it can be tried once more.
      case FAILED -> Progress.AHEAD;
    };
  }

  @Override
  public HistoryLine started(List<ApprovalEvent> published) {
    return DeploymentHistory.requested(deploy, published);
  }

  @Override
  public Optional<Text> paragraph() {
    return isSilent() ? Optional.empty() : Optional.of(DeploymentText.of(release, deploy));
  }

  @Override
  public Optional<Text> consequence() {
    return isSilent()
        ? Optional.empty()
        : Optional.of(DeploymentText.withoutCounts(release, deploy));
  }

  private boolean isSilent() {
    return Phases.isToCome(deploy) || Phases.isPast(release, deploy);
  }

  /// All phases of a deployment are one place, that of the first.
  @Override
  public Optional<Place> place() {
    List<Deploy> phases = Phases.all(release, deploy);
    return phases.getFirst().equals(deploy)
        ? Optional.of(new Place(Phases.environment(deploy), mark(phases)))
        : Optional.empty();
  }

  private static Mark mark(List<Deploy> phases) {
    if (phases.stream().anyMatch(phase -> phase.status() == DeployStatus.FAILED)) {
      return Mark.FAILED;
    }
    if (phases.getLast().status() == DeployStatus.DEPLOYED) {
      return Mark.DONE;
    }
    boolean begun = phases.stream().anyMatch(phase -> phase.status() != DeployStatus.PENDING);
    return begun ? Mark.CURRENT : Mark.TO_COME;
  }

  /// What was never deployed has no state once the release has ended.
  @Override
  public Optional<Tone> tone() {
    if (isSilent()) {
      return Optional.empty();
    }
    Removal removal = deploy.removal();
    if (removal != null && RemovalText.isGoing(removal)) {
      return Optional.of(RemovalText.tone(removal));
    }
    return switch (deploy.status()) {
      case PENDING, WAITING ->
          OutcomeText.finished(release) ? Optional.empty() : Optional.of(Tone.WORKING);
      case DEPLOYING -> Optional.of(deploy.unanswered() == null ? Tone.WORKING : Tone.BAD);
      case DEPLOYED -> Optional.of(deployed());
      case FAILED -> Optional.of(Tone.BAD);
    };
  }

  private Tone deployed() {
    if (Phases.isInVain(release, deploy)) {
      return Tone.ENDED;
    }
    return deploy.drift() == null ? Tone.GOOD : Tone.BAD;
  }

  @Override
  public boolean isFollowed() {
    return deploy.attempt() > 0;
  }

  @Override
  public Optional<String> question() {
    return Phases.isAlone(deploy)
        ? Optional.empty()
        : Optional.of(DeploymentHeadline.question(release, deploy));
  }

  @Override
  public Optional<Text> activity() {
    return DeploymentActivity.of(release, deploy);
  }

  /// One that has trouble may last.
  @Override
  public boolean isPassing() {
    return deploy.status() == DeployStatus.DEPLOYING
        && deploy.unanswered() == null
        && (deploy.pods() == null || deploy.pods().delayed() == null);
  }

  @Override
  public Optional<Headline> headline() {
    Stage stage =
        switch (deploy.status()) {
          case PENDING -> Stage.TO_COME;
          case WAITING, DEPLOYING -> Stage.UNDER_WAY;
          case DEPLOYED -> Stage.DONE;
          case FAILED -> Stage.FAILED;
        };
    return Optional.of(
        new Headline(DeploymentHeadline.state(release, deploy), stage, isTroubled()));
  }

  private boolean isTroubled() {
    Removal removal = deploy.removal();
    return (removal != null && RemovalText.isGoing(removal))
        ? removal.status() == Removal.Status.FAILED
        : deploy.drift() != null;
  }

  /// The first deployment is told of in the release's message.
  @Override
  public List<StepMessage> messages() {
    boolean first = release.deployments().getFirst().equals(deploy);
    Stream<StepMessage> own =
        (!first && DeploymentCard.isDue(deploy))
            ? Stream.of(new StepMessage.Own(DeploymentCard.of(release, deploy)))
            : Stream.empty();
    return Stream.concat(own, DeploymentReplies.inChannel(release, deploy).stream()).toList();
  }
}
