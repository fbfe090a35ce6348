package dev.slipway.approval.release.wire;

import dev.slipway.approval.core.access.Authors;
import dev.slipway.approval.core.access.Voters;
import dev.slipway.approval.core.deployment.DeployStep;
import dev.slipway.approval.core.deployment.Deployment;
import dev.slipway.approval.core.gate.Deadlocks;
import dev.slipway.approval.core.gate.Gate;
import dev.slipway.approval.core.gate.GateStep;
import dev.slipway.approval.core.gate.Tally;
import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.core.release.StepState;
import dev.slipway.approval.core.wait.WaitStep;
import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.release.DeployBuilder;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.ReleaseSnapshot.State;
import dev.slipway.contract.release.ReleaseSnapshotBuilder;
import dev.slipway.contract.release.StepSnapshot;
import dev.slipway.contract.release.StepSnapshot.DeployStatus;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Shows a release as the contract does. A wait is shown as a gate with its condition, as every reader knows it.
public final class Snapshots {

  private Snapshots() {}

  /// Null for a release that nothing has opened.
  public static @Nullable ReleaseSnapshot of(Release release) {
    return switch (release) {
      case Release.Absent _ -> null;
      case Release.Open open -> of(open);
      case Release.Finished finished -> of(finished);
    };
  }

  private static ReleaseSnapshot of(Release.Open open) {
    return shown(open.facts(), open.steps())
        .version(open.version())
        .state(State.OPEN)
        .step(open.steps().get(open.current()).name())
        .supersededBy(open.supersededBy())
        .create();
  }

  private static ReleaseSnapshot of(Release.Finished finished) {
    return shown(finished.facts(), finished.steps())
        .version(finished.version())
        .state(State.FINISHED)
        .outcome(finished.outcome())
        .finishedAt(finished.at())
        .finishedBy(finished.by())
        .supersededBy(finished.supersededBy())
        .create();
  }

  /// What is the same of an open and of a finished one.
  private static ReleaseSnapshotBuilder shown(Release.Facts facts, List<StepState> steps) {
    ProjectDefinition definition = facts.definition();
    return ReleaseSnapshotBuilder.builder()
        .id(facts.id())
        .project(definition.project())
        .name(definition.name())
        .channel(definition.channel())
        .channels(definition.channels())
        .subject(facts.subject())
        .steps(steps(facts, steps))
        .openedAt(facts.openedAt())
        .cause(facts.cause());
  }

  private static List<StepSnapshot> steps(Release.Facts facts, List<StepState> steps) {
    return steps.stream().map(step -> step(facts, step)).toList();
  }

  private static StepSnapshot step(Release.Facts facts, StepState step) {
    return switch (step) {
      case DeployStep deploy -> deploy(deploy);
      case GateStep gate -> gate(facts, gate, null);
      case WaitStep wait -> gate(facts, wait.asGate(), holding(wait));
    };
  }

  private static StepSnapshot deploy(DeployStep step) {
    DeployBuilder shown =
        DeployBuilder.builder()
            .name(step.name())
            .attempt(step.attempt())
            .phase(step.step().phase())
            .removal(step.removal());
    return switch (step.deployment()) {
      case Deployment.Pending(var left) -> shown.status(DeployStatus.PENDING).share(left).build();
      case Deployment.Waiting(var behind, var by) ->
          shown.status(DeployStatus.WAITING).waitingFor(behind).by(by).build();
      case Deployment.Running running -> running(shown, running);
      case Deployment.Succeeded done -> deployed(shown, done);
      case Deployment.Failed failed ->
          shown.status(DeployStatus.FAILED).diagnosis(failed.diagnosis()).by(failed.by()).build();
    };
  }

  private static StepSnapshot running(DeployBuilder shown, Deployment.Running running) {
    return shown
        .status(DeployStatus.DEPLOYING)
        .by(running.by())
        .pods(running.pods())
        .unanswered(running.unanswered())
        .build();
  }

  private static StepSnapshot deployed(DeployBuilder shown, Deployment.Succeeded done) {
    return shown
        .status(DeployStatus.DEPLOYED)
        .url(done.url())
        .by(done.by())
        .drift(done.drift())
        .share(done.share())
        .build();
  }

  /// @param holding what a wait is for, null for a gate
  private static StepSnapshot gate(
      Release.Facts facts, GateStep gate, StepSnapshot.@Nullable Holding holding) {
    @Nullable Instant expiresAt = gate.gate() instanceof Gate.Open open ? open.expiresAt() : null;
    return new StepSnapshot.Gate(
        gate.name(),
        status(gate.gate()),
        gate.step().from(),
        asked(facts, gate),
        gate.step().choices(),
        gate.step().advisory(),
        gate.attempt(),
        gate.votes(),
        expiresAt,
        barred(facts, gate),
        gate.reach().reminded(),
        gate.escalatedTo(),
        gate.reach().delegations(),
        gate.reach().former(),
        holding,
        gate.gate() instanceof Gate.Open ? Tally.of(facts, gate).missing() : List.of(),
        Authors.areDoubtful(facts, gate.step()) ? true : null,
        holding == null ? Deadlocks.of(facts, gate).orElse(null) : null,
        left(facts, gate),
        gate.step().ask());
  }

  /// Whoever had left before the gate opened is not asked, and gets no message.
  private static List<Person> asked(Release.Facts facts, GateStep gate) {
    return gate.voters(facts.definition()).stream()
        .filter(person -> !gate.reach().isUnasked(person))
        .toList();
  }

  private static List<String> left(Release.Facts facts, GateStep gate) {
    return Stream.concat(
            asked(facts, gate).stream(), gate.reach().delegations().stream().map(Delegation::to))
        .filter(gate.reach()::hasLeft)
        .map(Person::id)
        .distinct()
        .toList();
  }

  private static StepSnapshot.Holding holding(WaitStep wait) {
    return switch (wait.until()) {
      case Step.Hold.Time _ -> new StepSnapshot.Holding(null, null);
      case Step.Hold.Frozen(var environment, _) ->
          new StepSnapshot.Holding(environment, wait.freezeName());
    };
  }

  private static List<String> barred(Release.Facts facts, GateStep gate) {
    return gate.voters(facts.definition()).stream()
        .filter(person -> Voters.barred(person, gate.step(), facts))
        .map(Person::id)
        .toList();
  }

  private static GateStatus status(Gate gate) {
    return switch (gate) {
      case Gate.Pending _ -> GateStatus.PENDING;
      case Gate.Open _ -> GateStatus.OPEN;
      case Gate.Passed _ -> GateStatus.PASSED;
      case Gate.Rejected _ -> GateStatus.REJECTED;
      case Gate.Closed _ -> GateStatus.CLOSED;
      case Gate.Expired _ -> GateStatus.EXPIRED;
    };
  }
}
