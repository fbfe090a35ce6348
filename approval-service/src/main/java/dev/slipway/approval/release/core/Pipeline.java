package dev.slipway.approval.release.core;

import dev.slipway.approval.release.core.StepState.DeployStep;
import dev.slipway.approval.release.core.StepState.Deployment;
import dev.slipway.approval.release.core.StepState.Gate;
import dev.slipway.approval.release.core.StepState.GateStep;
import dev.slipway.contract.Actor;
import dev.slipway.contract.approval.StepSnapshot.Vote;
import dev.slipway.contract.gateway.ProjectDefinition;
import dev.slipway.contract.gateway.Step;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Questions about a release's steps.
final class Pipeline {

  private Pipeline() {}

  /// @throws IllegalArgumentException where no release could follow the definition to its end: the
  ///     gateway publishes none such
  static void check(ProjectDefinition definition) {
    List<Step> steps = definition.pipeline();
    if (steps.isEmpty()) {
      throw new IllegalArgumentException(
          "project " + definition.project() + " has an empty pipeline; add a step");
    }
    if (steps.stream().map(Step::name).distinct().count() < steps.size()) {
      throw new IllegalArgumentException(
          "project " + definition.project() + " has two steps of one name; rename one");
    }
    steps.forEach(step -> check(definition, step));
  }

  private static void check(ProjectDefinition definition, Step step) {
    switch (step) {
      case Step.Deploy(String name) when !definition.environments().containsKey(name) ->
          throw new IllegalArgumentException(
              "project " + definition.project() + " deploys to " + name + "; define it");
      case Step.Deploy _, Step.Approve _ -> {}
    }
  }

  static List<StepState> pending(ProjectDefinition definition) {
    return definition.pipeline().stream().map(Pipeline::pending).toList();
  }

  private static StepState pending(Step step) {
    return switch (step) {
      case Step.Deploy deploy -> new DeployStep(deploy, 0, new Deployment.Pending());
      case Step.Approve gate -> new GateStep(gate, 0, new Gate.Pending(), List.of());
    };
  }

  /// The index of the first step that holds the release up, empty where every step is done.
  static OptionalInt holding(List<StepState> steps) {
    return IntStream.range(0, steps.size()).filter(i -> holds(steps.get(i))).findFirst();
  }

  private static boolean holds(StepState step) {
    return switch (step) {
      case DeployStep deploy -> !(deploy.deployment() instanceof Deployment.Succeeded);
      case GateStep gate when gate.step().advisory() -> gate.gate() instanceof Gate.Pending;
      case GateStep gate -> !(gate.gate() instanceof Gate.Passed);
    };
  }

  /// The deployment that the release is ready for or waits to begin.
  static Optional<DeployStep> ready(Release.Open release) {
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

  static Optional<DeployStep> running(Release.Open release) {
    return release.steps().stream()
        .filter(DeployStep.class::isInstance)
        .map(DeployStep.class::cast)
        .filter(step -> step.deployment() instanceof Deployment.Running)
        .findFirst();
  }

  static Optional<GateStep> gate(List<StepState> steps, String name) {
    return gates(steps).stream().filter(gate -> gate.name().equals(name)).findFirst();
  }

  static List<GateStep> openGates(List<StepState> steps) {
    return gates(steps).stream().filter(gate -> gate.gate() instanceof Gate.Open).toList();
  }

  private static List<GateStep> gates(List<StepState> steps) {
    return steps.stream().filter(GateStep.class::isInstance).map(GateStep.class::cast).toList();
  }

  /// The steps in front of the named one.
  static List<StepState> before(List<StepState> steps, String name) {
    return steps.stream().takeWhile(step -> !step.name().equals(name)).toList();
  }

  /// The passed gate that led straight to the named deployment, with nothing but advisory gates in
  /// between.
  static Optional<GateStep> leadingTo(List<StepState> steps, String name) {
    Optional<StepState> last =
        before(steps, name).reversed().stream()
            .filter(step -> !(step instanceof GateStep gate && gate.step().advisory()))
            .findFirst();
    return last.filter(GateStep.class::isInstance).map(GateStep.class::cast);
  }

  /// Whose vote let the release come past these steps, empty where no gate was passed.
  static Optional<Actor> decidedBy(List<StepState> steps) {
    return gates(steps).reversed().stream()
        .filter(gate -> gate.gate() instanceof Gate.Passed)
        .findFirst()
        .flatMap(Pipeline::lastApproval);
  }

  private static Optional<Actor> lastApproval(GateStep gate) {
    return gate.votes().reversed().stream()
        .filter(vote -> vote.effect() == Step.Effect.PASS)
        .map(Vote::by)
        .findFirst();
  }
}
