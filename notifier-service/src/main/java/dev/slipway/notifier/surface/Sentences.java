package dev.slipway.notifier.surface;

import dev.slipway.contract.Actor;
import dev.slipway.contract.Diagnosis;
import dev.slipway.contract.Rollback;
import dev.slipway.contract.approval.Outcome;
import dev.slipway.contract.approval.ReleaseSnapshot;
import dev.slipway.contract.approval.StepSnapshot.Deploy;
import dev.slipway.contract.approval.StepSnapshot.Gate;
import dev.slipway.contract.approval.StepSnapshot.GateStatus;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What several cards say alike.
final class Sentences {

  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_TARGET = 100;
  private static final int LONGEST_URL = 200;
  private static final int LONGEST_REASON = 500;

  private Sentences() {}

  /// Which release a message is about, in a few words.
  static String title(ReleaseSnapshot release) {
    String name = Legible.head(release.name(), LONGEST_NAME);
    String target = Legible.ends(release.build().target(), LONGEST_TARGET);
    String what = type(release) + " " + target;
    Rollback rollback = release.rollback();
    return (name + ": " + (rollback == null ? what : rollback.environment() + " back to " + what))
        .replace('\n', ' ');
  }

  /// What a rollback goes back to and why; null for a release that brings something new.
  static @Nullable Text rollback(ReleaseSnapshot release) {
    Rollback rollback = release.rollback();
    if (rollback == null) {
      return null;
    }
    Text text =
        Text.of("Rollback of ").strong(rollback.environment()).words(" to ").code(rollback.to());
    if (rollback.from() != null && !rollback.from().equals(rollback.to())) {
      text = text.words(" from ").code(rollback.from());
    }
    return rollback.by() == null
        ? text.words(", since a deployment over it failed.")
        : text.words(", asked for by ").mention(rollback.by()).words(".");
  }

  static String type(ReleaseSnapshot release) {
    return release.build().type().name().toLowerCase(Locale.ROOT);
  }

  /// How a deployment stands.
  static Text deployment(ReleaseSnapshot release, Deploy deploy) {
    String name = deploy.name();
    return switch (deploy.status()) {
      case PENDING ->
          Text.of(finished(release) ? "Not deployed to " : "Not yet deployed to ")
              .strong(name)
              .words(".");
      case WAITING ->
          finished(release) ? Text.of("Not deployed to ").strong(name).words(".") : waiting(deploy);
      case DEPLOYING ->
          by(
                  Text.of(deploy.attempt() > 1 ? "Deploying again to " : "Deploying to ")
                      .strong(name),
                  deploy.by())
              .words(progress(deploy));
      case DEPLOYED -> deployed(deploy);
      case FAILED ->
          by(Text.of("Deployment to ").strong(name), deploy.by())
              .words(" failed: " + why(deploy.diagnosis()));
    };
  }

  private static String progress(Deploy deploy) {
    if (deploy.unanswered() != null) {
      return ": no deployer of the cluster "
          + Legible.head(deploy.unanswered(), LONGEST_NAME)
          + " answers yet.";
    }
    return deploy.pods() == null
        ? "…"
        : ": %d of %d ready…".formatted(deploy.pods().ready(), deploy.pods().desired());
  }

  /// That nobody deploys, for the thread: a message that only changes is not noticed.
  static Card unanswered(Deploy deploy) {
    return Card.sentence(
        Tone.BAD,
        Text.of("Nothing deploys to ")
            .strong(deploy.name())
            .words(
                ": no deployer of the cluster "
                    + Legible.head(
                        Objects.requireNonNullElse(deploy.unanswered(), "?"), LONGEST_NAME)
                    + " answers. Is one running, and does it reach Kafka and its cluster? The"
                    + " deployment waits, and goes on by itself."));
  }

  private static Text waiting(Deploy deploy) {
    Text text = Text.of("Waiting to deploy to ").strong(deploy.name());
    return deploy.waitingFor() == null
        ? text.words(".")
        : text.words(": ").code(deploy.waitingFor()).words(" is deploying there.");
  }

  private static Text deployed(Deploy deploy) {
    Text text = by(Text.of("Deployed to ").strong(deploy.name()), deploy.by());
    Text done =
        deploy.url() == null
            ? text.words(".")
            : text.words(": ").link(deploy.url(), Legible.ends(deploy.url(), LONGEST_URL));
    return deploy.drift() == null ? done : done.words(" – " + DriftReply.words(deploy.drift()));
  }

  private static Text by(Text text, @Nullable Actor actor) {
    return actor == null ? text : text.words(" by ").mention(actor);
  }

  private static String why(@Nullable Diagnosis diagnosis) {
    return diagnosis == null
        ? "no reason was reported."
        : Legible.head(diagnosis.message(), LONGEST_REASON)
            + " ("
            + Legible.head(diagnosis.reason(), LONGEST_NAME)
            + ")";
  }

  /// Where to read on about a failed deployment; null where there is nothing more.
  static @Nullable Text more(Deploy deploy) {
    Diagnosis diagnosis = deploy.diagnosis();
    return FailureReply.isDue(deploy) && diagnosis != null && FailureReply.hasOutput(diagnosis)
        ? Text.of("Its last lines are in the thread.")
        : null;
  }

  /// How the release ended, and through whom.
  static Text outcome(ReleaseSnapshot release) {
    Outcome outcome =
        Objects.requireNonNull(release.outcome(), "a finished release has an outcome");
    Actor by = release.finishedBy();
    return switch (outcome) {
      case COMPLETED -> by(Text.of("Completed"), by).words(".");
      case REJECTED -> by(Text.of("Rejected"), by).words(".");
      case CLOSED -> by(Text.of("Closed"), by).words(".");
      case FAILED -> Text.of("Ended: the deployment failed. A new build starts a new release.");
      case SUPERSEDED -> superseded(release);
      case EXPIRED -> expired(release);
    };
  }

  private static Text superseded(ReleaseSnapshot release) {
    return release.supersededBy() == null
        ? Text.of("Superseded by a newer build.")
        : Text.of("Superseded by a newer build: ").code(release.supersededBy()).words(".");
  }

  private static Text expired(ReleaseSnapshot release) {
    return release.steps().stream()
        .filter(step ->
            step instanceof Gate gate && gate.status() == GateStatus.EXPIRED && !gate.advisory())
        .findFirst()
        .map(step -> Text.of("Expired: ").strong(step.name()).words(" was not decided in time."))
        .orElseGet(() -> Text.of("Expired: it was not decided in time."));
  }

  /// That a newer build takes over once the running deployment has ended; null where none does.
  static @Nullable Text pendingSupersession(ReleaseSnapshot release) {
    return finished(release) || release.supersededBy() == null
        ? null
        : Text.of("A newer build (")
            .code(release.supersededBy())
            .words(") takes over once the running deployment has ended.");
  }

  /// The groups that may vote, for a sentence.
  static String groups(Gate gate) {
    return Legible.head(gate.from().stream().collect(Collectors.joining(" or ")), LONGEST_TARGET);
  }

  /// Whether a choice at the gate would count.
  static boolean takesVotes(ReleaseSnapshot release, Gate gate) {
    return gate.status() == GateStatus.OPEN && !finished(release) && release.supersededBy() == null;
  }

  static boolean finished(ReleaseSnapshot release) {
    return switch (release.state()) {
      case OPEN -> false;
      case FINISHED -> true;
    };
  }

  /// The colour of an outcome.
  static Tone tone(ReleaseSnapshot release) {
    return switch (Objects.requireNonNull(release.outcome(), "a finished release has an outcome")) {
      case COMPLETED -> Tone.GOOD;
      case REJECTED, FAILED -> Tone.BAD;
      case CLOSED, SUPERSEDED, EXPIRED -> Tone.ENDED;
    };
  }

  static Tone tone(Deploy deploy) {
    return switch (deploy.status()) {
      case PENDING, WAITING, DEPLOYING -> Tone.WORKING;
      case DEPLOYED -> Tone.GOOD;
      case FAILED -> Tone.BAD;
    };
  }
}
