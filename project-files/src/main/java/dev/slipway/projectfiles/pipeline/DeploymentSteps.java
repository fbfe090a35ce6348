package dev.slipway.projectfiles.pipeline;

import dev.slipway.contract.project.ApproveBuilder;
import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.Phase;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.project.Step.Choice;
import dev.slipway.contract.project.Step.Effect;
import dev.slipway.contract.project.Step.Hold;
import dev.slipway.contract.project.Strategy;
import dev.slipway.projectfiles.environment.FreezeReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The steps of one deployment: a gate that waits for the end of a freeze, and for each phase of the
/// environment's strategy a deployment, with a gate between one and the next.
final class DeploymentSteps {

  private static final List<Choice> OVERRIDE =
      List.of(
          new Choice("override", "Deploy anyway", Effect.PASS, List.of(FormReader.reason(true))));

  private static final List<Choice> SWITCH =
      List.of(
          new Choice("switch", "Switch", Effect.PASS),
          new Choice("abort", "Do not switch", Effect.REJECT));

  private static final List<Choice> GO_ON =
      List.of(
          new Choice("go-on", "Go on", Effect.PASS), new Choice("abort", "Abort", Effect.REJECT));

  private final String environment;
  private final List<Step> steps = new ArrayList<>();

  private DeploymentSteps(String environment) {
    this.environment = environment;
  }

  /// @param to null where the project has no such environment
  /// @param frozen null where it is never frozen
  static List<Step> of(
      String environment, @Nullable Environment to, FreezeReader.@Nullable Frozen frozen) {
    DeploymentSteps steps = new DeploymentSteps(environment);
    if (frozen != null) {
      steps.freeze(frozen);
    }
    switch (to == null ? null : to.strategy()) {
      case null -> steps.deploy(null);
      case Strategy.BlueGreen blueGreen -> steps.blueGreen(blueGreen);
      case Strategy.Canary canary -> steps.canary(canary);
    }
    return List.copyOf(steps.steps);
  }

  /// Nobody rejects here: who does not want the release closes it elsewhere.
  private void freeze(FreezeReader.Frozen frozen) {
    steps.add(
        ApproveBuilder.builder()
            .gate(environment + "-freeze")
            .from(frozen.override())
            .require(new Step.Require.Any())
            .choices(OVERRIDE)
            .selfApproval(true)
            .holds(new Hold.Frozen(environment, frozen.windows()))
            .build());
  }

  private void blueGreen(Strategy.BlueGreen strategy) {
    deploy(new Phase.Preview());
    gate("-switch", strategy.approve(), SWITCH, null);
    deploy(new Phase.Switch());
  }

  private void canary(Strategy.Canary strategy) {
    for (Strategy.Share share : strategy.steps()) {
      Phase phase = new Phase.Share(share.weight());
      deploy(phase);
      gate(phase.suffix() + "-hold", strategy.approve(), GO_ON, share.hold());
    }
    deploy(new Phase.Whole());
  }

  private void deploy(@Nullable Phase phase) {
    steps.add(new Step.Deploy(environment, phase));
  }

  /// @param hold after how long it passes by itself, null for never
  private void gate(
      String suffix, List<String> from, List<Choice> choices, @Nullable Duration hold) {
    steps.add(
        ApproveBuilder.builder()
            .gate(environment + suffix)
            .from(from)
            .require(new Step.Require.Any())
            .veto(true)
            .choices(choices)
            .expires(hold)
            .selfApproval(true)
            .holds(hold == null ? null : new Hold.Time())
            .build());
  }
}
