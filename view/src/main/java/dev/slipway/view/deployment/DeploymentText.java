package dev.slipway.view.deployment;

import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Removal;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.project.Phase;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.Deploy;
import dev.slipway.contract.release.StepSnapshot.DeployStatus;
import dev.slipway.view.card.Card;
import dev.slipway.view.card.Legible;
import dev.slipway.view.card.Text;
import dev.slipway.view.card.Tone;
import dev.slipway.view.release.OutcomeText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Describes deployments in words.
public final class DeploymentText {

  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_TROUBLE = 300;
  private static final int LONGEST_URL = 200;
  private static final int LONGEST_REASON = 500;

  private DeploymentText() {}

  /// The same without the count of pods, for a person's message: each count would be an edit of it, and
  /// edits are what a workspace has least of.
  public static Text withoutCounts(ReleaseSnapshot release, Deploy deploy) {
    boolean counts = deploy.status() == DeployStatus.DEPLOYING && deploy.unanswered() == null;
    return counts ? by(doing(deploy), deploy.by()).words("…") : of(release, deploy);
  }

  /// How a deployment stands, and what was deployed.
  public static Text of(ReleaseSnapshot release, Deploy deploy) {
    Removal removal = deploy.removal();
    if (removal != null && RemovalText.isGoing(removal)) {
      return RemovalText.standing(release, deploy, removal);
    }
    Text text = standing(release, deploy);
    return removal == null
        ? text
        : text.sentence().words(" ").then(RemovalText.standing(release, deploy, removal));
  }

  private static Text standing(ReleaseSnapshot release, Deploy deploy) {
    boolean ended = OutcomeText.finished(release);
    return switch (deploy.status()) {
      case PENDING -> ended ? not("Not", deploy) : not("Not yet", deploy);
      case WAITING -> ended ? not("Not", deploy) : waiting(deploy);
      case DEPLOYING -> by(doing(deploy), deploy.by()).words(progress(deploy));
      case DEPLOYED -> Phases.isInVain(release, deploy) ? not("Not", deploy) : deployed(deploy);
      case FAILED ->
          by(aim(deploy, "Deployment", "Switching"), deploy.by())
              .words(" failed: " + why(deploy.diagnosis()))
              .sentence();
    };
  }

  private static Text not(String not, Deploy deploy) {
    return Text.of(not + " deployed to ")
        .strong(Phases.environment(deploy))
        .words(ShareText.left(deploy));
  }

  private static Text doing(Deploy deploy) {
    String again = deploy.attempt() > 1 ? " again" : "";
    return aim(deploy, "Deploying" + again, "Switching" + again);
  }

  private static Text aim(Deploy deploy, String deployment, String switching) {
    String environment = Phases.environment(deploy);
    Text to = Text.of(deployment + " to ").strong(environment);
    return switch (Phases.of(deploy)) {
      case Phase.Preview _ -> to.words(", beside the version that serves,");
      case Phase.Share(int weight) -> to.words(" for " + weight + " % of the requests");
      case Phase.Switch _ ->
          Text.of(switching + " ").strong(environment).words(" to the new version");
      case Phase.Whole _, Phase.Abort _ -> to;
    };
  }

  private static String progress(Deploy deploy) {
    if (deploy.unanswered() != null) {
      return ": no deployer of the cluster "
          + Legible.head(deploy.unanswered(), LONGEST_NAME)
          + " answers yet.";
    }
    if (deploy.pods() != null && deploy.pods().delayed() != null) {
      return " has to wait: " + Legible.head(deploy.pods().delayed(), LONGEST_TROUBLE);
    }
    return deploy.pods() == null
        ? "…"
        : ": %d of %d ready…".formatted(deploy.pods().ready(), deploy.pods().desired());
  }

  /// That nobody deploys, for the thread: a message that only changes is not noticed.
  public static Card unanswered(Deploy deploy) {
    return Card.sentence(
        Tone.BAD,
        Text.of("Nothing deploys to ")
            .strong(Phases.environment(deploy))
            .words(
                ": no deployer of the cluster "
                    + Legible.head(
                        Objects.requireNonNullElse(deploy.unanswered(), "?"), LONGEST_NAME)
                    + " answers. Is one running, and does it reach Kafka and its cluster? The"
                    + " deployment waits, and goes on by itself."));
  }

  private static Text waiting(Deploy deploy) {
    Text text = Text.of("Waiting to deploy to ").strong(Phases.environment(deploy));
    return deploy.waitingFor() == null
        ? text.words(".")
        : text.words(": ").code(deploy.waitingFor()).words(" is deploying there.");
  }

  private static Text deployed(Deploy deploy) {
    Text done = done(deploy);
    return deploy.drift() == null
        ? done
        : done.sentence().words(" Since then " + DriftText.words(deploy.drift()));
  }

  private static Text done(Deploy deploy) {
    Text to = Text.none().strong(Phases.environment(deploy));
    return switch (Phases.of(deploy)) {
      case Phase.Preview _ -> reached(to.words(ShareText.preview(deploy)), deploy);
      case Phase.Share asked -> to.words(ShareText.share(deploy, asked));
      case Phase.Switch _ ->
          reached(
              by(Text.of("Switched ").then(to).words(" to the new version"), deploy.by()), deploy);
      case Phase.Whole _, Phase.Abort _ ->
          reached(by(Text.of("Deployed to ").then(to), deploy.by()), deploy);
    };
  }

  private static Text reached(Text text, Deploy deploy) {
    return deploy.url() == null
        ? text.words(".")
        : text.words(": ").link(deploy.url(), Legible.ends(deploy.url(), LONGEST_URL));
  }

  private static Text by(Text text, @Nullable Actor actor) {
    return actor == null ? text : text.words(" by ").mention(actor);
  }

  /// What was reported of a failure.
  static String why(@Nullable Diagnosis diagnosis) {
    return diagnosis == null
        ? "no reason was reported."
        : Legible.head(diagnosis.message(), LONGEST_REASON)
            + " ("
            + Legible.head(diagnosis.reason(), LONGEST_NAME)
            + ")";
  }

  /// The last lines of a failed deployment and where there are more; null if there are none, or it is gone.
  public static @Nullable Text more(Deploy deploy) {
    Diagnosis diagnosis = deploy.diagnosis();
    Removal removal = deploy.removal();
    boolean going = removal != null && RemovalText.isGoing(removal);
    return diagnosis == null || going || !FailureReply.isDue(deploy)
        ? null
        : FailureReply.excerpt(diagnosis);
  }
}
