package dev.slipway.notifier.surface;

import dev.slipway.contract.Actor;
import dev.slipway.contract.Rollback;
import dev.slipway.contract.approval.Outcome;
import dev.slipway.contract.approval.ReleaseSnapshot;
import dev.slipway.contract.approval.StepSnapshot;
import dev.slipway.contract.approval.StepSnapshot.Gate;
import dev.slipway.contract.approval.StepSnapshot.GateStatus;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The sentences that several cards share.
final class Sentences {

  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_TARGET = 100;

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

  private static Text by(Text text, @Nullable Actor actor) {
    return actor == null ? text : text.words(" by ").mention(actor);
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
      case BRANCH_DELETED ->
          Text.of(
              "Ended: the branch or tag was deleted after this build's run had begun. Nothing is deployed.");
    };
  }

  /// How a release ended, below the gate that was said not to have been decided in time.
  static Text expired() {
    return Text.of("The release has expired.");
  }

  /// That a newer build is decided on instead, whether it has taken over yet or not.
  static Text replaced(String newer) {
    return Text.of("A newer build (").code(newer).words(") takes this one's place.");
  }

  /// Whether nobody decided at the gate in time, and the release ended with that.
  static boolean endedWith(ReleaseSnapshot release, Gate gate) {
    return release.outcome() == Outcome.EXPIRED && isExpired(gate);
  }

  private static boolean isExpired(Gate gate) {
    return gate.status() == GateStatus.EXPIRED && !gate.advisory();
  }

  private static Text superseded(ReleaseSnapshot release) {
    return release.supersededBy() == null
        ? Text.of("Superseded by a newer build.")
        : Text.of("Superseded by a newer build: ").code(release.supersededBy()).words(".");
  }

  private static Text expired(ReleaseSnapshot release) {
    return release.steps().stream()
        .filter(step -> step instanceof Gate gate && isExpired(gate))
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

  /// The groups whose votes are waited for, for a sentence: those that still owe some, of a gate that counts
  /// them by group, and all of them else.
  static String awaited(Gate gate) {
    return gate.missing().isEmpty()
        ? groups(gate)
        : Legible.head(
            gate.missing().stream()
                .map(StepSnapshot.Missing::group)
                .collect(Collectors.joining(" and ")),
            LONGEST_TARGET);
  }

  /// The groups that may vote, for a sentence.
  static String groups(Gate gate) {
    return gate.from().isEmpty()
        ? "nobody"
        : Legible.head(gate.from().stream().collect(Collectors.joining(" or ")), LONGEST_TARGET);
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
      case CLOSED, SUPERSEDED, EXPIRED, BRANCH_DELETED -> Tone.ENDED;
    };
  }
}
