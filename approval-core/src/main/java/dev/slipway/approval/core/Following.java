package dev.slipway.approval.core;

import dev.slipway.approval.core.StepState.DeployStep;
import dev.slipway.approval.core.StepState.Deployment;
import dev.slipway.contract.approval.StepSnapshot.Pods;
import dev.slipway.contract.gateway.Environment;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Judges the reports of a deployment between its request and its end, and their absence.
final class Following {

  private Following() {}

  static Decided start(Release.Open release, Command.Start c) {
    DeployStep step = Pipeline.running(release).orElseThrow();
    Deployment.Running running = running(step);
    return running.startedAt() != null && running.unanswered() == null
        ? nothing()
        : accept(
            new RecordedEvent.DeploymentStarted(
                step.name(), c.sequence(), running.unanswered() != null, c.at()));
  }

  static Decided report(Release.Open release, Command.Report c) {
    DeployStep step = Pipeline.running(release).orElseThrow();
    Pods pods = running(step).pods();
    @Nullable String delayed = pods == null ? null : pods.delayed();
    boolean known = new Pods(c.ready(), c.desired(), delayed).equals(pods);
    return known
        ? nothing()
        : accept(
            new RecordedEvent.DeploymentProgressed(
                step.name(), c.sequence(), c.ready(), c.desired(), delayed, c.at()));
  }

  /// Told with each other reason.
  static Decided delay(Release.Open release, Command.Delay c) {
    DeployStep step = Pipeline.running(release).orElseThrow();
    Pods pods = running(step).pods();
    if (Objects.equals(pods == null ? null : pods.delayed(), c.trouble())) {
      return nothing();
    }
    Environment environment =
        release.facts().definition().environments().get(step.step().environment());
    int desired = environment == null ? 0 : environment.replicas();
    return accept(
        new RecordedEvent.DeploymentProgressed(
            step.name(),
            c.sequence(),
            pods == null ? 0 : pods.ready(),
            pods == null ? desired : pods.desired(),
            c.trouble(),
            c.at()));
  }

  /// Told once for each request.
  static Decided miss(Release.Open release, Command.Miss c) {
    DeployStep step = Pipeline.running(release).orElseThrow();
    Deployment.Running running = running(step);
    Environment environment =
        release.facts().definition().environments().get(step.step().environment());
    return running.startedAt() != null || running.unanswered() != null || environment == null
        ? nothing()
        : accept(
            new RecordedEvent.DeploymentUnanswered(
                step.name(), c.sequence(), environment.cluster(), c.at()));
  }

  /// The caller knows that the slot still is the release's under this sequence.
  static Decided askAgain(Release.Facts facts, List<StepState> steps, Command.AskAgain c) {
    return Pipeline.of(facts, steps, c.slot(), c.sequence())
        .map(step ->
            accept(
                new RecordedEvent.DeploymentAskedAgain(
                    step.name(),
                    c.slot(),
                    c.sequence(),
                    step.deployment() instanceof Deployment.Running r ? r.by() : null,
                    c.at())))
        .orElseGet(Following::nothing);
  }

  /// Also of a release that has ended: what it deployed serves on. What a newer release has deployed
  /// over is nobody's to tell of.
  static Decided drift(Release.Facts facts, List<StepState> steps, Command.Drifted c) {
    Optional<DeployStep> step =
        Pipeline.of(facts, steps, c.slot(), c.sequence())
            .filter(there ->
                there.deployment() instanceof Deployment.Succeeded done
                    && !Objects.equals(done.drift(), c.drift()));
    if (step.isEmpty()) {
      return nothing();
    }
    String name = step.get().name();
    return accept(
        c.drift() == null
            ? new RecordedEvent.DriftEnded(name, c.sequence(), c.at())
            : new RecordedEvent.DriftDetected(name, c.sequence(), c.drift(), c.at()));
  }

  private static Deployment.Running running(DeployStep step) {
    return (Deployment.Running) step.deployment();
  }

  private static Decided accept(RecordedEvent event) {
    return new Decided.Accepted(List.of(event));
  }

  private static Decided nothing() {
    return new Decided.Accepted(List.of());
  }
}
