package dev.slipway.view;

import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.Ask;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.release.Deadlock;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.contract.release.StepSnapshot.Holding;
import dev.slipway.contract.release.StepSnapshot.Missing;
import dev.slipway.contract.release.Vote;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A gate that is being changed.
final class GateDraft {

  final String name;
  GateStatus status;
  List<String> from;
  List<Person> people;
  List<Step.Choice> choices;
  boolean advisory;
  int attempt;
  List<Vote> votes;
  @Nullable Instant expiresAt;
  List<String> barred;
  List<Instant> reminded;
  List<String> escalatedTo;
  List<Delegation> delegations;
  List<Person> formerDelegates;
  @Nullable Holding holding;
  List<Missing> missing;
  @Nullable Boolean unknownAuthor;
  @Nullable Deadlock deadlock;
  List<String> left;
  @Nullable Ask ask;

  GateDraft(Gate gate) {
    name = gate.name();
    status = gate.status();
    from = gate.from();
    people = gate.people();
    choices = gate.choices();
    advisory = gate.advisory();
    attempt = gate.attempt();
    votes = gate.votes();
    expiresAt = gate.expiresAt();
    barred = gate.barred();
    reminded = gate.reminded();
    escalatedTo = gate.escalatedTo();
    delegations = gate.delegations();
    formerDelegates = gate.formerDelegates();
    holding = gate.holding();
    missing = gate.missing();
    unknownAuthor = gate.unknownAuthor();
    deadlock = gate.deadlock();
    left = gate.left();
    ask = gate.ask();
  }

  Gate done() {
    return new Gate(
        name,
        status,
        from,
        people,
        choices,
        advisory,
        attempt,
        votes,
        expiresAt,
        barred,
        reminded,
        escalatedTo,
        delegations,
        formerDelegates,
        holding,
        missing,
        unknownAuthor,
        deadlock,
        left,
        ask);
  }
}
