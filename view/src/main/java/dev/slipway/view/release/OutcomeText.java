package dev.slipway.view.release;

import dev.slipway.contract.people.Actor;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.view.card.Text;
import dev.slipway.view.card.Tone;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Describes the end of a release, and a newer build that takes its place.
public final class OutcomeText {

  private OutcomeText() {}

  private static Text by(Text text, @Nullable Actor actor) {
    return actor == null ? text : text.words(" by ").mention(actor);
  }

  /// How the release ended, and through whom.
  public static Text outcome(ReleaseSnapshot release) {
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
  public static Text expired() {
    return Text.of("The release has expired.");
  }

  /// That a newer build is decided on instead, whether it has taken over yet or not.
  public static Text replaced(String newer) {
    return Text.of("A newer build (").code(newer).words(") takes this one's place.");
  }

  /// Whether nobody decided at the gate in time, and the release ended with that.
  public static boolean endedWith(ReleaseSnapshot release, Gate gate) {
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
    return release.gates().stream()
        .filter(OutcomeText::isExpired)
        .findFirst()
        .map(gate -> Text.of("Expired: ").strong(gate.name()).words(" was not decided in time."))
        .orElseGet(() -> Text.of("Expired: it was not decided in time."));
  }

  /// That a newer build takes over once the running deployment has ended; null where none does.
  public static @Nullable Text pendingSupersession(ReleaseSnapshot release) {
    return finished(release) || release.supersededBy() == null
        ? null
        : Text.of("A newer build (")
            .code(release.supersededBy())
            .words(") takes over once the running deployment has ended.");
  }

  /// Whether the release has ended, in whatever way.
  public static boolean finished(ReleaseSnapshot release) {
    return switch (release.state()) {
      case OPEN -> false;
      case FINISHED -> true;
    };
  }

  /// The colour of an outcome.
  public static Tone tone(ReleaseSnapshot release) {
    return switch (Objects.requireNonNull(release.outcome(), "a finished release has an outcome")) {
      case COMPLETED -> Tone.GOOD;
      case REJECTED, FAILED -> Tone.BAD;
      case CLOSED, SUPERSEDED, EXPIRED, BRANCH_DELETED -> Tone.ENDED;
    };
  }
}
