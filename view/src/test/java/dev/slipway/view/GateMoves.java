package dev.slipway.view;

import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.Answer;
import dev.slipway.contract.project.Ask;
import dev.slipway.contract.project.Question;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.release.Deadlock;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.contract.release.StepSnapshot.Missing;
import dev.slipway.contract.release.Vote;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Moves the gates of a release on by hand. Each method returns the next snapshot.
interface GateMoves {

  /// The release with the gate of that name changed.
  Releases change(String gate, Consumer<GateDraft> change);

  default Releases vote(String gate, Person by, String choice) {
    return vote(gate, by, choice, List.of(), List.of());
  }

  private Releases vote(
      String gate, Person by, String choice, List<Answer> answers, List<Actor> onBehalfOf) {
    return change(
        gate,
        draft -> {
          Step.Choice chosen =
              draft.choices.stream().filter(c -> c.id().equals(choice)).findFirst().orElseThrow();
          draft.votes =
              append(
                  draft.votes,
                  new Vote(
                      Actor.of(by),
                      choice,
                      chosen.label(),
                      chosen.effect(),
                      draft.attempt,
                      Releases.NOON.plusSeconds(7 * 60),
                      answers,
                      onBehalfOf));
          draft.expiresAt = null;
        });
  }

  /// A vote with a reason and other answers.
  default Releases answered(String gate, Person by, String choice, Answer... answers) {
    return vote(gate, by, choice, List.of(answers), List.of());
  }

  /// A vote for somebody else.
  default Releases voteFor(String gate, Person of, Person by, String choice) {
    return vote(gate, by, choice, List.of(), List.of(Actor.of(of)));
  }

  /// The gate asks these at a choice, and bars these people.
  default Releases asking(String gate, String choice, List<Question> questions, String... barred) {
    return change(
        gate,
        draft -> {
          draft.choices =
              draft.choices.stream()
                  .map(c ->
                      c.id().equals(choice)
                          ? new Step.Choice(c.id(), c.label(), c.effect(), questions)
                          : c)
                  .toList();
          draft.barred = List.of(barred);
        });
  }

  default Releases status(String gate, GateStatus status) {
    return change(
        gate,
        draft -> {
          draft.status = status;
          draft.expiresAt = null;
        });
  }

  /// The gate opens once more, since the deployment behind it has failed.
  default Releases openedAgain(String gate) {
    return change(gate, draft -> draft.attempt++);
  }

  /// The gate is open until then.
  default Releases until(String gate, Instant expiresAt) {
    return change(gate, draft -> draft.expiresAt = expiresAt);
  }

  /// The gate is decided there.
  default Releases asks(String gate, Ask where) {
    return change(gate, draft -> draft.ask = where);
  }

  /// These people have left the gate's groups.
  default Releases left(String gate, Person... people) {
    return change(gate, draft -> draft.left = Stream.of(people).map(Person::id).toList());
  }

  /// Others may vote at the gate.
  default Releases people(String gate, List<Person> people) {
    return change(gate, draft -> draft.people = people);
  }

  /// Those who had not voted at the gate were reminded so often.
  default Releases reminded(String gate, int times) {
    return change(
        gate,
        draft -> draft.reminded = Collections.nCopies(times, Releases.NOON.plusSeconds(4 * 3_600)));
  }

  /// The gate was handed over to these people of `managers`.
  default Releases escalated(String gate, Person... to) {
    return change(
        gate,
        draft -> {
          draft.people = Stream.concat(draft.people.stream(), Stream.of(to)).toList();
          draft.escalatedTo = List.of("managers");
        });
  }

  /// A vote at the gate is in somebody else's hands.
  default Releases delegated(String gate, Person from, Person to) {
    return change(
        gate,
        draft ->
            draft.delegations =
                List.of(new Delegation(from, to, Releases.NOON.plusSeconds(86_400))));
  }

  /// All votes at the gate are in their owners' hands again.
  default Releases takenBack(String gate) {
    return change(
        gate,
        draft -> {
          draft.formerDelegates = draft.delegations.stream().map(Delegation::to).toList();
          draft.delegations = List.of();
        });
  }

  /// The gate opens once more.
  default Releases reopened(String gate) {
    return change(
        gate,
        draft -> {
          draft.status = GateStatus.OPEN;
          draft.attempt++;
          draft.expiresAt = null;
        });
  }

  /// A gate that nobody can pass.
  default Releases deadlocked(String gate, Deadlock why) {
    return change(gate, draft -> draft.deadlock = why);
  }

  /// A gate that counts by group, and what it lacks.
  default Releases missing(String gate, String group) {
    return change(gate, draft -> draft.missing = List.of(new Missing(group, 1)));
  }

  /// A build whose author is nobody known.
  default Releases unknownAuthor(String gate) {
    return change(gate, draft -> draft.unknownAuthor = true);
  }

  private static <T> List<T> append(List<T> all, T one) {
    return Stream.concat(all.stream(), Stream.of(one)).toList();
  }
}
