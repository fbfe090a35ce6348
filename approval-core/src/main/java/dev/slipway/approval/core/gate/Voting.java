package dev.slipway.approval.core.gate;

import dev.slipway.approval.core.access.Authors;
import dev.slipway.approval.core.access.Voters;
import dev.slipway.approval.core.release.Decided;
import dev.slipway.approval.core.release.Pipeline;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.core.release.ReleaseProgress;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.Answer;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.Vote;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Judges a choice at a gate or a wait of an open release, and what the choice brings about.
public final class Voting {

  private Voting() {}

  /// The events with which votes decide a step.
  ///
  /// @param passed by its name and the time
  /// @param rejected the same
  public record Ends(
      BiFunction<String, Instant, RecordedEvent> passed,
      BiFunction<String, Instant, RecordedEvent> rejected) {}

  /// @param ends what decides the step that the choice is made at
  public static Decided choose(Release.Open release, GateCommand.Choose command, Ends ends) {
    Optional<Offer> offer = Offer.of(release.steps(), command);
    if (offer.isEmpty()) {
      return Decided.refused(Refusal.UNKNOWN_CHOICE);
    }
    if (release.supersededBy() != null) {
      return Decided.refused(Refusal.FINISHED);
    }
    return Ballot.holder(release.facts(), offer.get().gate(), command.by(), command.at())
        .map(person ->
            command.left().contains(person.key())
                ? Decided.refused(Refusal.LEFT_GROUP)
                : choose(release, offer.get(), person, command, ends))
        .orElseGet(() -> Decided.refused(Refusal.NOT_IN_GROUP));
  }

  private static Decided choose(
      Release.Open release, Offer offer, Person person, GateCommand.Choose command, Ends ends) {
    GateStep gate = offer.gate();
    Ballot ballot = ballot(release, offer, person, command);
    @Nullable Refusal refusal = refusal(gate, command.attempt());
    if (refusal == null && ballot.isEmpty()) {
      refusal = without(release, gate, person);
    }
    if (refusal == null
        && offer.choice().effect() == Step.Effect.PASS
        && Authors.areRefused(release.facts(), gate.step())) {
      refusal = Refusal.UNKNOWN_AUTHOR;
    }
    if (refusal != null) {
      return Decided.refused(refusal);
    }
    return AnswerRules.kept(release, offer.choice(), command.answers())
        .map(answers -> {
          Vote vote = vote(offer.choice(), person, ballot, answers, command);
          return count(voted(release, gate, vote, command), gate.name(), vote, ends).accepted();
        })
        .orElseGet(() -> Decided.refused(Refusal.NOT_ANSWERED));
  }

  /// Where nobody can pass the gate, whoever had a part in the build may end its release.
  private static Ballot ballot(
      Release.Open release, Offer offer, Person person, GateCommand.Choose command) {
    Ballot ballot = Ballot.of(release.facts(), offer.gate(), person, command.left(), command.at());
    boolean ends =
        ballot.isEmpty()
            && Deadlocks.maybeEnded(release.facts(), offer.gate(), person, offer.choice().effect());
    return ends ? new Ballot(true, List.of()) : ballot;
  }

  /// Why somebody has no vote left: it was cast, or nobody may cast it, since its owner had a part in
  /// what was built, or asked for the release.
  private static Refusal without(Release.Open release, GateStep gate, Person person) {
    Release.Facts facts = release.facts();
    if (Tally.of(facts, gate).hasVoted(person)) {
      return Refusal.ALREADY_VOTED;
    }
    boolean barred =
        Voters.barred(person, gate.step(), facts)
            || gate.reach().delegations().stream()
                .filter(delegation -> delegation.to().isSame(person))
                .allMatch(d -> Voters.barred(d.from(), gate.step(), facts));
    return barred ? Refusal.OWN_BUILD : Refusal.ALREADY_VOTED;
  }

  private static @Nullable Refusal refusal(GateStep gate, int attempt) {
    if (attempt < gate.attempt()) {
      return Refusal.STALE;
    }
    return switch (gate.gate()) {
      case Gate.Pending _ -> Refusal.NOT_OPEN;
      case Gate.Open _ when attempt > gate.attempt() -> Refusal.NOT_OPEN;
      case Gate.Open _ -> null;
      case Gate.Passed _, Gate.Rejected _, Gate.Closed _, Gate.Expired _ -> Refusal.ALREADY_DECIDED;
    };
  }

  private static Vote vote(
      Step.Choice choice,
      Person by,
      Ballot ballot,
      List<Answer> answers,
      GateCommand.Choose command) {
    return new Vote(
        Actor.of(by, command.by()),
        choice.id(),
        choice.label(),
        choice.effect(),
        command.attempt(),
        command.at(),
        answers,
        ballot.onBehalfOf().stream().map(Actor::of).toList());
  }

  private static ReleaseProgress voted(
      Release.Open release, GateStep gate, Vote vote, GateCommand.Choose command) {
    return ReleaseProgress.from(release)
        .then(new GateEvent.VoteCast(gate.name(), vote, command.typed(), command.at()));
  }

  private static ReleaseProgress count(ReleaseProgress voted, String gate, Vote vote, Ends ends) {
    return switch (vote.effect()) {
      case PASS -> approved(voted, gate, vote, ends);
      case REJECT -> rejected(voted, gate, vote, ends);
      case CLOSE -> voted.finish(ended(Outcome.CLOSED, vote));
    };
  }

  private static ReleaseProgress approved(
      ReleaseProgress voted, String name, Vote vote, Ends ends) {
    if (!(voted.state() instanceof Release.Open open)) {
      return voted;
    }
    GateStep gate = Pipeline.gate(open.steps(), name).orElseThrow();
    if (!Tally.of(open.facts(), gate).passes() || met(gate)) {
      return voted;
    }
    RecordedEvent passed = ends.passed().apply(name, vote.at());
    return gate.step().advisory()
        ? voted.then(passed)
        : voted
            .close(Pipeline.before(open.steps(), name), vote.at())
            .then(passed)
            .advance(vote.at());
  }

  private static boolean met(GateStep gate) {
    return gate.gate() instanceof Gate.Open open && open.met();
  }

  private static ReleaseProgress rejected(
      ReleaseProgress voted, String name, Vote vote, Ends ends) {
    if (!(voted.state() instanceof Release.Open open)) {
      return voted;
    }
    GateStep gate = Pipeline.gate(open.steps(), name).orElseThrow();
    return ends(open, gate)
        ? voted.then(ends.rejected().apply(name, vote.at())).finish(ended(Outcome.REJECTED, vote))
        : voted;
  }

  private static boolean ends(Release.Open open, GateStep gate) {
    return gate.step().veto()
        || (!gate.step().advisory() && !Tally.of(open.facts(), gate).canPass());
  }

  private static RecordedEvent.Finished ended(Outcome outcome, Vote vote) {
    return new RecordedEvent.Finished(outcome, vote.by(), null, vote.at());
  }
}
