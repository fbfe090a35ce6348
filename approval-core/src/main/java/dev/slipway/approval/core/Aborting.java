package dev.slipway.approval.core;

import dev.slipway.approval.core.StepState.DeployStep;
import dev.slipway.approval.core.StepState.Deployment;
import dev.slipway.approval.core.StepState.Gate;
import dev.slipway.approval.core.StepState.GateStep;
import dev.slipway.contract.Actor;
import dev.slipway.contract.Diagnosis;
import dev.slipway.contract.Person;
import dev.slipway.contract.approval.Outcome;
import dev.slipway.contract.approval.StepSnapshot.Vote;
import dev.slipway.contract.gateway.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Ends a deployment in phases while one of them is under way, by the choice of its gates that rejects: also
/// before such a gate is open, and after it was passed.
final class Aborting {

  private Aborting() {}

  /// The phase that a choice aborts; empty if the choice is judged as any other.
  static Optional<DeployStep> aborted(Release.Open release, GateStep gate, Step.Choice choice) {
    return choice.effect() == Step.Effect.REJECT && !(gate.gate() instanceof Gate.Open)
        ? Pipeline.running(release)
            .filter(phase -> phase.step().phase() != null)
            .filter(phase -> isOf(release.steps(), phase.step().environment(), gate))
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
    int at = steps.indexOf(gate);
    return phases.getFirst() < at && at < phases.getLast();
  }

  static Decided abort(
      Release.Open release, GateStep gate, Step.Choice choice, Person by, Command.Choose command) {
    DeployStep phase = aborted(release, gate, choice).orElseThrow();
    Actor actor = Actor.of(by);
    Vote vote =
        new Vote(
            actor,
            choice.id(),
            choice.label(),
            choice.effect(),
            gate.attempt(),
            command.at(),
            command.answers());
    long sequence = ((Deployment.Running) phase.deployment()).sequence();
    return ReleaseProgress.from(release)
        .then(new RecordedEvent.VoteCast(gate.name(), vote, command.typed(), command.at()))
        .then(
            new RecordedEvent.DeploymentFailed(
                phase.name(),
                sequence,
                Diagnosis.of("Aborted", "aborted by " + actor.person()),
                command.at()))
        .finish(new RecordedEvent.Finished(Outcome.REJECTED, actor, null, command.at()))
        .accepted();
  }
}
