package dev.slipway.view.refusal;

import dev.slipway.contract.approval.Origin;
import dev.slipway.contract.approval.ReleaseEvent.CommandRefused;
import dev.slipway.contract.approval.ReleaseEvent.InteractionRefused;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.release.Deadlock;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.contract.release.Vote;
import dev.slipway.view.card.Legible;
import dev.slipway.view.card.Text;
import dev.slipway.view.gate.DeadlockText;
import dev.slipway.view.gate.GateDecision;
import dev.slipway.view.gate.GateGroups;
import dev.slipway.view.gate.GateStanding;
import dev.slipway.view.gate.Votes;
import dev.slipway.view.release.OutcomeText;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The ephemeral message to a person whose click was refused.
public final class RefusalNotice {

  private static final int LONGEST_NAME = 80;

  /// Where something was typed that no gate has; no name has a blank.
  private static final String ANY_GATE = "any gate";

  private final InteractionRefused refused;
  private final @Nullable ReleaseSnapshot release;
  private final String step;
  private final boolean typed;

  private RefusalNotice(InteractionRefused refused, boolean typed) {
    this.refused = refused;
    this.release = refused.release();
    this.step = Legible.head(refused.step(), LONGEST_NAME);
    this.typed = typed;
  }

  /// Says why, and where it helps who may.
  public static Text of(InteractionRefused refused) {
    return of(refused, false);
  }

  private static Text of(InteractionRefused refused, boolean typed) {
    return Text.of("Nothing was done: ")
        .then(
            ExtensionRefusal.refused(refused)
                .orElseGet(() -> new RefusalNotice(refused, typed).why()));
  }

  /// The same of something that was typed.
  public static Text of(CommandRefused refused) {
    return of(
        new InteractionRefused(
            refused.project(),
            refused.releaseId(),
            refused.release(),
            Objects.requireNonNullElse(refused.step(), ANY_GATE),
            refused.choice(),
            refused.actor(),
            refused.reason(),
            new Origin(refused.origin().platform(), refused.origin().channel(), null)),
        true);
  }

  private Text why() {
    return switch (refused.reason()) {
      case UNKNOWN_RELEASE ->
          Text.of("the release ")
              .code(Legible.head(refused.releaseId(), LONGEST_NAME))
              .words(" is not known.");
      case UNKNOWN_CHOICE ->
          Text.of("this release has no choice ")
              .strong(Legible.head(refused.choice(), LONGEST_NAME))
              .then(atStep());
      case NOT_IN_GROUP -> whoMay().then(stranger());
      case LEFT_GROUP ->
          Text.of("you were in one of the groups that decide")
              .then(atStep())
              .words(" You are not any more, and may not decide at releases that opened before.");
      case ADDED_LATER ->
          Text.of("this release opened before you were added to the groups that decide")
              .then(atStep())
              .words(" It keeps the people it opened with; the next build asks you.");
      case UNKNOWN_AUTHOR ->
          withGate(
              gate -> DeadlockText.text(gate, Deadlock.UNKNOWN_AUTHOR),
              Text.of("the gate demands a known author, and the build's author is nobody known."));
      case OWN_BUILD ->
          Text.of(GateStanding.OWN_PART + ", so somebody else has to choose")
              .then(atStep())
              .then(withGate(this::others, Text.none()));
      case ALREADY_VOTED ->
          withGate(this::chosen, Text.of("you have already chosen").then(atStep()));
      case ALREADY_DECIDED -> withGate(this::decided, named(" has already been decided."));
      case NOT_OPEN -> notOpen();
      case NOT_ANSWERED ->
          gate()
              .flatMap(this::unanswered)
              .orElseGet(
                  () -> CommandSuggestion.button(Legible.head(refused.choice(), LONGEST_NAME)));
      case STALE -> Text.of("this button belongs to an earlier try; use the message as it is now.");
      case NEVER_LIVE -> CommandSuggestion.neverLive(refused);
      case NOT_PROCESSED ->
          Text.of("your choice could not be processed and was not counted")
              .then(atStep())
              .words(" Choose again; if that does not help, tell an operator of Slipway.");
      case FINISHED -> finished();
    };
  }

  private Text named(String words) {
    return Text.none().strong(step).words(words);
  }

  private Text atStep() {
    return step.equals(ANY_GATE)
        ? Text.of(" at any gate.")
        : Text.of(" at ").strong(step).words(".");
  }

  private Text whoMay() {
    return withGate(
        gate ->
            Text.of(
                    (gate.from().isEmpty() ? "" : "only ")
                        + GateGroups.all(gate)
                        + " may choose at ")
                .strong(gate.name())
                .words(": ")
                .mentions(gate.people())
                .words("."),
        Text.of("you are in none of the groups that may choose here."));
  }

  /// Somebody whom the project knows has a name in it; of others there is only their account.
  private Text stranger() {
    Actor actor = refused.actor();
    return actor.isStranger()
        ? Text.of(
            " Your account belongs to nobody in this project; if it should, ask one of the"
                + " project's people to enter it in people.yaml and the project's file.")
        : Text.none();
  }

  private Text others(Gate gate) {
    List<Person> others =
        gate.people().stream()
            .filter(person -> !person.id().equals(refused.actor().person()))
            .filter(person -> !gate.barred().contains(person.id()))
            .toList();
    return others.isEmpty()
        ? Text.of(" There is nobody else in " + GateGroups.all(gate) + "; the project's file")
            .words(" has to name somebody.")
        : Text.of(" Those who may: ").mentions(others).words(".");
  }

  private Text chosen(Gate gate) {
    return Votes.latest(gate).reversed().stream()
        .filter(vote -> vote.by().person().equals(refused.actor().person()))
        .findFirst()
        .map(this::chosen)
        .orElseGet(() -> Text.of("you have already chosen").then(atStep()));
  }

  private Text chosen(Vote vote) {
    return Text.of("you have already chosen ")
        .strong(vote.label())
        .words(" at ")
        .strong(step)
        .words(", ")
        .time(vote.at())
        .words(".");
  }

  private Text decided(Gate gate) {
    return release == null ? named(" has already been decided.") : GateDecision.of(release, gate);
  }

  private Text notOpen() {
    return release == null || release.step() == null || release.step().equals(step)
        ? named(" takes no votes at the moment.")
        : named(" is not open yet; the release is at ").strong(release.step()).words(".");
  }

  private Text finished() {
    if (release == null || release.outcome() == null) {
      Text pending = release == null ? null : OutcomeText.pendingSupersession(release);
      return pending == null ? Text.of("the release has ended.") : pending;
    }
    Text ended = Text.of("the release has ended");
    return (release.finishedAt() == null ? ended : ended.words(", ").time(release.finishedAt()))
        .words(". ")
        .then(OutcomeText.outcome(release))
        .then(how(release));
  }

  /// Who decided at the gate, where the outcome does not say it.
  private Text how(ReleaseSnapshot ended) {
    boolean said = ended.finishedBy() != null || ended.outcome() == Outcome.EXPIRED;
    return said
        ? Text.none()
        : withGate(
            gate ->
                Votes.latest(gate).isEmpty()
                    ? Text.none()
                    : Text.of(" ").then(Votes.dated(Votes.latest(gate).getLast())),
            Text.none());
  }

  private Text withGate(Function<Gate, Text> words, Text otherwise) {
    return gate().map(words).orElse(otherwise);
  }

  private Optional<Text> unanswered(Gate gate) {
    return gate.choices().stream()
        .filter(choice -> choice.id().equals(refused.choice()))
        .findFirst()
        .map(choice -> CommandSuggestion.unanswered(refused, gate, choice, typed));
  }

  private Optional<Gate> gate() {
    return release == null
        ? Optional.empty()
        : release.gates().stream()
            .filter(candidate -> candidate.name().equals(refused.step()))
            .findFirst();
  }
}
