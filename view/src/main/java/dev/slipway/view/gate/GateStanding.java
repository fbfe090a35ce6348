package dev.slipway.view.gate;

import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.contract.release.Vote;
import dev.slipway.view.card.Legible;
import dev.slipway.view.card.Text;
import java.util.List;
import java.util.Optional;

/// Describes the state of a gate for one of its people. As long as it asks, and once they have chosen, it does not follow what
/// others choose: each vote would be an edit of everybody's message (ADR 34).
public record GateStanding(ReleaseSnapshot release, Gate gate, Person person) {

  /// A trailer of a commit can name anybody, so that it is said where this comes from.
  public static final String OWN_PART =
      "you had a part in this build, as its commit or its CI run says";

  /// For somebody whose buttons are taken away.
  static final String HAS_LEFT =
      "you are no longer in a group that can decide here, so your buttons were removed. If that is wrong, ask"
          + " somebody who keeps the project's groups to add you again.";

  private static final String CLOSED = "closed, it takes no more votes.";

  private static final int LONGEST_NAMES = 100;

  /// Whether there is something for this person to choose now.
  public boolean mayChoose() {
    return Votes.areTaken(release, gate)
        && (DelegationText.hasOwn(gate, person)
            || !DelegationText.onBehalfOf(gate, person).isEmpty());
  }

  /// One sentence that begins with the gate's name.
  public Text text() {
    Text name = Text.none().strong(gate.name()).words(": ");
    Optional<Vote> own = ownVote();
    return own.isPresent() && !mayChoose() ? name.then(chosen(own.get())) : name.then(ofOthers());
  }

  private Text chosen(Vote own) {
    return own.by().person().equals(person.id()) ? you(own) : Votes.one(gate, own);
  }

  private Text you(Vote own) {
    Text text = Text.of("You chose ").strong(own.label());
    return own.onBehalfOf().isEmpty()
        ? text.words(".")
        : text.words(DelegationText.isAsked(gate, person) ? ", also for " : " for ")
            .then(Votes.actors(own.onBehalfOf()))
            .words(".");
  }

  private Text ofOthers() {
    List<Vote> votes = Votes.latest(gate);
    if (Holds.passedByItself(gate)) {
      return byItself();
    }
    return switch (gate.status()) {
      case PENDING -> Text.of("not open yet.");
      case OPEN -> asked();
      case PASSED, REJECTED -> votes.isEmpty() ? Text.of("decided.") : Votes.all(gate, votes);
      case CLOSED -> and(CLOSED, votes);
      case EXPIRED -> and("was not decided in time.", votes);
    };
  }

  private Text byItself() {
    return Holds.isFreeze(gate) ? Holds.standing(release, gate) : Text.of("went on by itself.");
  }

  private Text asked() {
    if (!Votes.areTaken(release, gate)) {
      return and(CLOSED, Votes.latest(gate));
    }
    if (DelegationText.hasLeft(gate, person)) {
      return Text.of(HAS_LEFT);
    }
    if (gate.deadlock() != null) {
      return DeadlockText.text(gate, gate.deadlock());
    }
    if (DelegationText.isBarred(gate, person)) {
      return Text.of(OWN_PART + ", so somebody else has to choose.");
    }
    return mayChoose() ? pleaseChoose() : Text.of("no vote here is in your hands any more.");
  }

  private Text pleaseChoose() {
    if (Holds.isFreeze(gate)) {
      return Holds.frozen(gate).words("; you may deploy anyway, and say why.");
    }
    Text until = Holds.until(gate);
    if (!until.spans().isEmpty()) {
      return until.words("; you may choose before.");
    }
    List<Person> others = DelegationText.onBehalfOf(gate, person);
    if (!others.isEmpty()) {
      Text both =
          Text.of(
              DelegationText.hasOwn(gate, person)
                  ? "please choose, also for "
                  : "please choose for ");
      return both.mentions(others).words(", whose vote is in your hands.");
    }
    return gate.delegations().stream()
        .filter(delegation -> delegation.from().id().equals(person.id()))
        .findFirst()
        .map(GateStanding::away)
        .orElseGet(() -> Text.of(handedOver() + "please choose."));
  }

  private static Text away(Delegation delegation) {
    return Text.of("your vote is in the hands of ")
        .mention(Actor.of(delegation.to()))
        .words(" until ")
        .time(delegation.until())
        .words("; you may still choose yourself.");
  }

  private String groups() {
    return Legible.head(String.join(" and ", gate.escalatedTo()), LONGEST_NAMES);
  }

  /// Why somebody is asked who was not asked at first.
  private String handedOver() {
    return gate.escalatedTo().isEmpty()
        ? ""
        : "not decided in time, so " + groups() + " may choose as well; ";
  }

  private Text and(String sentence, List<Vote> votes) {
    Text text = Text.of(sentence);
    return votes.isEmpty() ? text : text.words(" ").then(Votes.all(gate, votes));
  }

  /// The latest vote of theirs, or for them, at this opening.
  public Optional<Vote> ownVote() {
    return Votes.latest(gate).stream().filter(this::isOwn).findFirst();
  }

  private boolean isOwn(Vote vote) {
    return DelegationText.isOf(vote, person);
  }
}
