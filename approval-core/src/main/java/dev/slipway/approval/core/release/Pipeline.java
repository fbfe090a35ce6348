package dev.slipway.approval.core.release;

import dev.slipway.approval.core.deployment.DeployStep;
import dev.slipway.approval.core.deployment.Deployment;
import dev.slipway.approval.core.environment.Slot;
import dev.slipway.approval.core.gate.Gate;
import dev.slipway.approval.core.gate.GateStep;
import dev.slipway.approval.core.wait.WaitStep;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.release.Subject;
import dev.slipway.contract.release.Vote;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Questions about a release's steps.
public final class Pipeline {

  private Pipeline() {}

  /// @throws IllegalArgumentException where no release could follow the definition to its end: the
  ///     gateway publishes none such
  public static void check(ProjectDefinition definition, Subject subject) {
    List<Step> steps = definition.pipeline();
    if (steps.isEmpty()) {
      throw new IllegalArgumentException(
          "project " + definition.project() + " has an empty pipeline; add a step");
    }
    if (steps.stream().map(Step::name).distinct().count() < steps.size()) {
      throw new IllegalArgumentException(
          "project " + definition.project() + " has two steps of one name; rename one");
    }
    pending(definition).forEach(step -> step.check(definition, subject));
  }

  /// The steps of a release that has come to none of them.
  ///
  /// @throws IllegalArgumentException for a step of a kind that this version does not know: it would be left out
  public static List<StepState> pending(ProjectDefinition definition) {
    return definition.pipeline().stream().map(step -> pending(definition, step)).toList();
  }

  private static StepState pending(ProjectDefinition definition, Step step) {
    return switch (step) {
      case Step.Deploy deploy -> DeployStep.pending(deploy);
      case Step.Approve approve -> WaitStep.stepOf(GateStep.pending(approve));
      case Step.Unknown unknown ->
          throw new IllegalArgumentException(
              "project %s has a step '%s' of the kind '%s', which this version does not know; upgrade the approval service, then retry the input"
                  .formatted(definition.project(), unknown.name(), unknown.kind()));
    };
  }

  /// The index of the first step that the release does not go on from, empty where every step is done.
  public static OptionalInt holding(List<StepState> steps) {
    return IntStream.range(0, steps.size()).filter(i -> !steps.get(i).isDone()).findFirst();
  }

  /// The deployment that the release is ready for or waits to begin.
  public static Optional<DeployStep> ready(Release.Open release) {
    OptionalInt at = holding(release.steps());
    return at.isPresent() && release.steps().get(at.getAsInt()) instanceof DeployStep deploy
        ? Optional.of(deploy).filter(step -> startable(step.deployment()))
        : Optional.empty();
  }

  private static boolean startable(Deployment deployment) {
    return switch (deployment) {
      case Deployment.Pending _, Deployment.Waiting _, Deployment.Failed _ -> true;
      case Deployment.Running _, Deployment.Succeeded _ -> false;
    };
  }

  /// The deployments that are requested and have not ended.
  public static Stream<DeployStep> deploying(Release.Open release) {
    return deployments(release.steps())
        .filter(step -> step.deployment() instanceof Deployment.Running);
  }

  /// Whether the step deploys to the slot.
  public static boolean isOf(Release.Facts facts, DeployStep step, String slot) {
    return Slot.key(facts, step.step()).equals(slot);
  }

  /// The step that deploys, or has deployed, to the slot under the sequence.
  public static Optional<DeployStep> of(
      Release.Facts facts, List<StepState> steps, String slot, long sequence) {
    return deployments(steps)
        .filter(step -> isOf(facts, step, slot))
        .filter(step -> OptionalLong.of(sequence).equals(sequence(step.deployment())))
        .findFirst();
  }

  private static OptionalLong sequence(Deployment deployment) {
    return switch (deployment) {
      case Deployment.Pending _, Deployment.Waiting _ -> OptionalLong.empty();
      case Deployment.Running running -> OptionalLong.of(running.sequence());
      case Deployment.Succeeded done -> OptionalLong.of(done.sequence());
      case Deployment.Failed failed -> OptionalLong.of(failed.sequence());
    };
  }

  /// The last of the steps that deploy to the slot: the one after which the build is live.
  public static Optional<DeployStep> last(Release.Facts facts, List<StepState> steps, String slot) {
    return deployments(steps).filter(step -> isOf(facts, step, slot)).reduce((_, later) -> later);
  }

  /// The keys of the slots that the release deploys to.
  public static List<String> slots(Release.Open release) {
    return deployments(release.steps())
        .map(step -> Slot.key(release.facts(), step.step()))
        .distinct()
        .toList();
  }

  /// The named deployment.
  public static Optional<DeployStep> deployment(List<StepState> steps, String name) {
    return deployments(steps).filter(step -> step.name().equals(name)).findFirst();
  }

  /// The steps with the named deployment changed.
  public static List<StepState> change(
      List<StepState> steps, String name, UnaryOperator<DeployStep> change) {
    return steps.stream()
        .map(step ->
            step instanceof DeployStep deploy && deploy.name().equals(name)
                ? change.apply(deploy)
                : step)
        .toList();
  }

  private static Stream<DeployStep> deployments(List<StepState> steps) {
    return steps.stream().filter(DeployStep.class::isInstance).map(DeployStep.class::cast);
  }

  /// The named wait.
  public static Optional<WaitStep> wait(List<StepState> steps, String name) {
    return steps.stream()
        .filter(WaitStep.class::isInstance)
        .map(WaitStep.class::cast)
        .filter(step -> step.name().equals(name))
        .findFirst();
  }

  /// The named gate, or the one at which people may end the named wait.
  public static Optional<GateStep> gate(List<StepState> steps, String name) {
    return gates(steps).stream().filter(gate -> gate.name().equals(name)).findFirst();
  }

  /// The gates that take votes, in the pipeline's order.
  public static List<GateStep> openGates(List<StepState> steps) {
    return gates(steps).stream().filter(gate -> gate.gate() instanceof Gate.Open).toList();
  }

  /// The steps at which people may choose: the gates, and the waits as gates.
  public static List<GateStep> gates(List<StepState> steps) {
    return steps.stream().flatMap(step -> step.deciding().stream()).toList();
  }

  /// The steps in front of the named one.
  public static List<StepState> before(List<StepState> steps, String name) {
    return steps.stream().takeWhile(step -> !step.name().equals(name)).toList();
  }

  /// The steps of the named deployment up to it: its earlier phases with the gates and waits between
  /// them, and the wait for the end of a freeze.
  public static List<StepState> upTo(List<StepState> steps, DeployStep deployment) {
    String environment = deployment.step().environment();
    List<StepState> before = before(steps, deployment.name());
    int first = 0;
    while (first < before.size() && !before.get(first).belongsTo(environment)) {
      first++;
    }
    return before.subList(first, before.size());
  }

  /// The wait for the end of a freeze right before the deployment.
  public static Optional<WaitStep> thawing(List<StepState> steps, DeployStep deployment) {
    List<StepState> before = before(steps, deployment.name());
    return !before.isEmpty()
            && before.getLast() instanceof WaitStep wait
            && wait.isForFreezeOf(deployment.step().environment())
        ? Optional.of(wait)
        : Optional.empty();
  }

  /// The passed gate that led straight to the named deployment, with nothing in between that could hold
  /// the release up, but the deployment's own steps.
  public static Optional<GateStep> leadingTo(List<StepState> steps, DeployStep deployment) {
    List<StepState> own = upTo(steps, deployment);
    Optional<StepState> last =
        before(steps, deployment.name()).reversed().stream()
            .skip(own.size())
            .filter(StepState::holdsUp)
            .findFirst();
    return last.filter(GateStep.class::isInstance).map(GateStep.class::cast);
  }

  /// Whose vote let the release come past these steps, empty where no gate was passed.
  public static Optional<Actor> decidedBy(List<StepState> steps) {
    return gates(steps).reversed().stream()
        .filter(gate -> gate.gate() instanceof Gate.Passed)
        .flatMap(gate -> lastApproval(gate).stream())
        .findFirst();
  }

  private static Optional<Actor> lastApproval(GateStep gate) {
    return gate.votes().reversed().stream()
        .filter(vote -> vote.effect() == Step.Effect.PASS && vote.attempt() == gate.attempt())
        .map(Vote::by)
        .findFirst();
  }
}
