package dev.slipway.approval.core.release;

import dev.slipway.approval.core.access.Voters;
import dev.slipway.approval.core.deployment.DeployStep;
import dev.slipway.approval.core.deployment.Deployment;
import dev.slipway.approval.core.deployment.DeploymentEvent;
import dev.slipway.approval.core.gate.AnswerRules;
import dev.slipway.approval.core.gate.Ballot;
import dev.slipway.approval.core.gate.Gate;
import dev.slipway.approval.core.gate.GateCommand;
import dev.slipway.approval.core.gate.GateEvent;
import dev.slipway.approval.core.gate.GateStep;
import dev.slipway.approval.core.gate.Offer;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.Answer;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.Vote;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Ends a deployment in phases while one of them is under way, by the choice of its gates that rejects: also
/// before such a gate is open, and after it was passed. What the choice asks has to be answered as at its gate.
final class Aborting {

  private Aborting() {}

  /// Empty if the choice is judged as any other, by the table of gates.
  static Optional<Decided> decide(Release state, GateCommand.Choose command) {
    return state instanceof Release.Open release && release.supersededBy() == null
        ? Offer.of(release.steps(), command).flatMap(offer -> decide(release, offer, command))
        : Optional.empty();
  }

  private static Optional<Decided> decide(
      Release.Open release, Offer offer, GateCommand.Choose command) {
    return aborted(release, offer)
        .flatMap(phase ->
            Ballot.holder(release.facts(), offer.gate(), command.by(), command.at())
                .filter(person -> !command.left().contains(person.key()))
                .filter(person -> isAsked(release, offer.gate(), person))
                .map(person ->
                    AnswerRules.kept(release, offer.choice(), command.answers())
                        .map(answers -> abort(release, offer, phase, person, answers, command))
                        .orElseGet(() -> Decided.refused(Refusal.NOT_ANSWERED))));
  }

  private static boolean isAsked(Release.Open release, GateStep gate, Person person) {
    return Voters.find(gate.voters(release.facts().definition()), person).isPresent();
  }

  /// The phase that the choice aborts.
  private static Optional<DeployStep> aborted(Release.Open release, Offer offer) {
    return offer.choice().effect() == Step.Effect.REJECT
            && !(offer.gate().gate() instanceof Gate.Open)
        ? Pipeline.deploying(release)
            .filter(phase -> phase.step().phase() != null)
            .filter(phase -> isOf(release.steps(), phase.step().environment(), offer.gate()))
            .findFirst()
        : Optional.empty();
  }

  /// Whether the gate stands between the phases of an environment's deployment.
  private static boolean isOf(List<StepState> steps, String environment, GateStep gate) {
    List<Integer> phases =
        IntStream.range(0, steps.size())
            .filter(i ->
                steps.get(i) instanceof DeployStep deploy
                    && deploy.step().environment().equals(environment))
            .boxed()
            .toList();
    int at = Pipeline.before(steps, gate.name()).size();
    return phases.getFirst() < at && at < phases.getLast();
  }

  private static Decided abort(
      Release.Open release,
      Offer offer,
      DeployStep phase,
      Person by,
      List<Answer> answers,
      GateCommand.Choose command) {
    Actor actor = Actor.of(by, command.by());
    Vote vote =
        new Vote(
            actor,
            offer.choice().id(),
            offer.choice().label(),
            offer.choice().effect(),
            offer.gate().attempt(),
            command.at(),
            answers);
    long sequence = ((Deployment.Running) phase.deployment()).sequence();
    return ReleaseProgress.from(release)
        .then(new GateEvent.VoteCast(offer.gate().name(), vote, command.typed(), command.at()))
        .then(
            new DeploymentEvent.Failed(
                phase.name(),
                sequence,
                Diagnosis.of("Aborted", "aborted by " + actor.person()),
                command.at()))
        .finish(new RecordedEvent.Finished(Outcome.REJECTED, actor, null, command.at()))
        .accepted();
  }
}
