package dev.slipway.view;

import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.Deploy;
import dev.slipway.contract.release.StepSnapshot.DeployStatus;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.contract.release.Subject;
import dev.slipway.view.card.Card;
import dev.slipway.view.card.Legible;
import dev.slipway.view.card.Text;
import dev.slipway.view.deployment.DeploymentHeadline;
import dev.slipway.view.deployment.DeploymentText;
import dev.slipway.view.deployment.FailureReply;
import dev.slipway.view.deployment.Phases;
import dev.slipway.view.gate.GateGroups;
import dev.slipway.view.gate.Holds;
import dev.slipway.view.release.Facts;
import dev.slipway.view.release.OutcomeText;
import dev.slipway.view.release.ReleaseTitle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The channel's message about a deployment after the first: what came of it.
public final class DeploymentCard {

  private static final int LONGEST_IMAGE = 200;

  private DeploymentCard() {}

  /// Whether the channel has something to hear: the deployment ended at least once. Of a phase that went
  /// well the summary tells, until the last one has.
  public static boolean isDue(Deploy deploy) {
    return (deploy.status() == DeployStatus.DEPLOYED && Phases.isLast(deploy))
        || deploy.status() == DeployStatus.FAILED
        || deploy.diagnosis() != null
        || deploy.removal() != null
        || deploy.attempt() > 1;
  }

  /// The message about a deployment for which [#isDue] holds.
  public static Card of(ReleaseSnapshot release, Deploy deploy) {
    List<Text> paragraphs = new ArrayList<>();
    paragraphs.add(DeploymentText.of(release, deploy));
    Text more = DeploymentText.more(deploy);
    if (more != null) {
      paragraphs.add(more);
    }
    Gate gate = openGateBefore(release, deploy);
    if (gate != null) {
      paragraphs.add(Text.of(GateGroups.all(gate) + " can try again."));
    } else if (deploy.status() == DeployStatus.FAILED && OutcomeText.finished(release)) {
      paragraphs.add(OutcomeText.outcome(release));
    }
    return new Card(
        ReleaseTitle.title(release) + DeploymentHeadline.state(release, deploy),
        CardTone.of(deploy, release),
        paragraphs,
        fields(release, deploy),
        List.of(),
        context(release));
  }

  /// Of a failure: what is known of it, then what the project adds.
  private static List<Card.Field> fields(ReleaseSnapshot release, Deploy deploy) {
    if (!FailureReply.isDue(deploy)) {
      return List.of();
    }
    List<Card.Field> fields = new ArrayList<>();
    if (deploy.diagnosis() != null) {
      fields.addAll(FailureReply.fields(deploy.diagnosis()));
    }
    fields.addAll(Facts.ofProject(release));
    return fields;
  }

  private static List<Text> context(ReleaseSnapshot release) {
    List<Text> context = new ArrayList<>();
    Subject.build(release.subject())
        .map(build -> Text.of("Image ").code(Legible.image(build.image(), LONGEST_IMAGE)))
        .ifPresent(context::add);
    context.addAll(Facts.links(release));
    context.add(Text.of("Release ").code(release.id()));
    return context;
  }

  /// The gate that leads to a failed deployment, where it has opened again.
  private static @Nullable Gate openGateBefore(ReleaseSnapshot release, Deploy deploy) {
    return deploy.status() == DeployStatus.FAILED
        ? gateBefore(release, deploy)
            .filter(gate -> gate.status() == GateStatus.OPEN && !OutcomeText.finished(release))
            .orElse(null)
        : null;
  }

  /// The gate whose people decided on the deployment.
  public static Optional<Gate> gateBefore(ReleaseSnapshot release, Deploy deploy) {
    return release.steps().stream()
        .takeWhile(step -> !step.equals(deploy))
        .filter(Gate.class::isInstance)
        .map(Gate.class::cast)
        .filter(gate -> !gate.advisory() && !Holds.asksNobody(gate))
        .reduce((_, later) -> later);
  }
}
