package dev.slipway.approval.core.deployment;

import dev.slipway.approval.core.release.Decided;
import dev.slipway.approval.core.release.Release;
import dev.slipway.contract.project.Environment;
import dev.slipway.contract.release.StepSnapshot.Pods;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Judges the reports of a running deployment between its request and its end, and their absence.
final class Following {

  private Following() {}

  static Decided start(DeployStep step, DeploymentCommand.Start c) {
    Deployment.Running running = running(step);
    return running.startedAt() != null && running.unanswered() == null
        ? Decided.nothing()
        : Decided.that(
            new DeploymentEvent.Started(
                step.name(), c.sequence(), running.unanswered() != null, c.at()));
  }

  static Decided report(DeployStep step, DeploymentCommand.Report c) {
    Pods pods = running(step).pods();
    @Nullable String delayed = pods == null ? null : pods.delayed();
    boolean known = new Pods(c.ready(), c.desired(), delayed).equals(pods);
    return known
        ? Decided.nothing()
        : Decided.that(
            new DeploymentEvent.Progressed(
                step.name(), c.sequence(), c.ready(), c.desired(), delayed, c.at()));
  }

  /// Told with each other reason.
  static Decided delay(Release.Facts facts, DeployStep step, DeploymentCommand.Delay c) {
    Pods pods = running(step).pods();
    if (Objects.equals(pods == null ? null : pods.delayed(), c.trouble())) {
      return Decided.nothing();
    }
    @Nullable Environment environment = environment(facts, step);
    int desired = environment == null ? 0 : environment.replicas();
    return Decided.that(
        new DeploymentEvent.Progressed(
            step.name(),
            c.sequence(),
            pods == null ? 0 : pods.ready(),
            pods == null ? desired : pods.desired(),
            c.trouble(),
            c.at()));
  }

  /// Told once for each request.
  static Decided miss(Release.Facts facts, DeployStep step, DeploymentCommand.Miss c) {
    Deployment.Running running = running(step);
    @Nullable Environment environment = environment(facts, step);
    return running.startedAt() != null || running.unanswered() != null || environment == null
        ? Decided.nothing()
        : Decided.that(
            new DeploymentEvent.Unanswered(
                step.name(), c.sequence(), environment.cluster(), c.at()));
  }

  private static @Nullable Environment environment(Release.Facts facts, DeployStep step) {
    return facts.definition().environments().get(step.step().environment());
  }

  private static Deployment.Running running(DeployStep step) {
    return (Deployment.Running) step.deployment();
  }
}
