package dev.slipway.approval.core;

import dev.slipway.approval.core.StepState.DeployStep;
import dev.slipway.approval.core.StepState.Deployment;
import dev.slipway.contract.Diagnosis;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Records the end of a deployment whose release has ended before it. The release stays as it ended: nothing is opened
/// again, and nothing follows.
final class LateEnd {

  private LateEnd() {}

  static Decided succeed(Release.Finished release, Command.Succeed c) {
    return running(release, c.slot(), c.sequence())
        .map(step ->
            accept(
                new RecordedEvent.DeploymentSucceeded(
                    step.name(), c.sequence(), c.url(), c.share(), c.digest(), c.at())))
        .orElseGet(LateEnd::nothing);
  }

  static Decided fail(
      Release.Finished release, String slot, long sequence, Diagnosis why, Instant at) {
    return running(release, slot, sequence)
        .map(step -> accept(new RecordedEvent.DeploymentFailed(step.name(), sequence, why, at)))
        .orElseGet(LateEnd::nothing);
  }

  private static Optional<DeployStep> running(
      Release.Finished release, String slot, long sequence) {
    return Pipeline.of(release.facts(), release.steps(), slot, sequence)
        .filter(step -> step.deployment() instanceof Deployment.Running);
  }

  private static Decided accept(RecordedEvent event) {
    return new Decided.Accepted(List.of(event));
  }

  private static Decided nothing() {
    return new Decided.Accepted(List.of());
  }
}
