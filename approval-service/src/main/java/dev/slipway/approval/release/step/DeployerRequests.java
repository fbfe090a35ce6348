package dev.slipway.approval.release.step;

import dev.slipway.approval.core.environment.EnvironmentEvent;
import dev.slipway.approval.core.release.Release;
import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.approval.EnvironmentRemovalRequested;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.Phase;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.workload.Workload;
import org.jspecify.annotations.Nullable;

/// Makes the requests to the deployer: each has all that the deployer needs, from the definition that the release opened with.
final class DeployerRequests {

  private DeployerRequests() {}

  static DeployRequested deploy(
      Release.Facts facts, String name, String slot, long sequence, @Nullable Actor by) {
    Step.Deploy step = deployment(facts, name);
    return deploy(facts, step, step.phase(), slot, sequence, by);
  }

  /// Asks for what the earlier phases of the named step's deployment brought to be taken away.
  static DeployRequested abort(Release.Facts facts, String name, String slot, long sequence) {
    return deploy(facts, deployment(facts, name), new Phase.Abort(), slot, sequence, null);
  }

  private static DeployRequested deploy(
      Release.Facts facts,
      Step.Deploy step,
      @Nullable Phase phase,
      String slot,
      long sequence,
      @Nullable Actor by) {
    Environment environment = environment(facts, step);
    return new DeployRequested(
        facts.definition().project(),
        facts.id(),
        step.environment(),
        slot,
        sequence,
        environment.withoutWorkload(),
        workload(facts, environment),
        build(facts),
        by,
        phase);
  }

  static EnvironmentRemovalRequested remove(
      Release.Facts facts, EnvironmentEvent.RemovalRequested e) {
    Step.Deploy step = deployment(facts, e.step());
    Environment environment = environment(facts, step);
    return new EnvironmentRemovalRequested(
        facts.definition().project(),
        facts.id(),
        step.environment(),
        e.slot(),
        e.sequence(),
        environment.withoutWorkload(),
        workload(facts, environment),
        build(facts));
  }

  /// Opening a release checks that whatever deploys brings a build.
  private static Build build(Release.Facts facts) {
    return facts
        .build()
        .orElseThrow(() -> new IllegalStateException("release " + facts.id() + " brings no build"));
  }

  private static Step.Deploy deployment(Release.Facts facts, String name) {
    return facts.definition().deployments().stream()
        .filter(step -> step.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("release " + facts.id() + " has no " + name));
  }

  private static Environment environment(Release.Facts facts, Step.Deploy step) {
    Environment environment = facts.definition().environments().get(step.environment());
    if (environment == null) {
      throw new IllegalStateException("release " + facts.id() + " has no " + step.environment());
    }
    return environment;
  }

  private static Workload workload(Release.Facts facts, Environment environment) {
    Workload own = environment.workload();
    return own == null ? facts.definition().workload() : own;
  }
}
