package dev.slipway.approval.core.deployment;

import dev.slipway.approval.core.release.StepEvent;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Traffic;
import dev.slipway.contract.people.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A fact about one deployment of a release.
public sealed interface DeploymentEvent extends StepEvent {

  /// @param by who decided it, null where the pipeline did
  record Requested(String step, String slot, long sequence, @Nullable Actor by, Instant at)
      implements DeploymentEvent {}

  /// @param behind the release that holds the slot
  record Waiting(String step, String slot, String behind, @Nullable Actor by, Instant at)
      implements DeploymentEvent {}

  /// A deployer has taken it.
  ///
  /// @param late whether it had been told that none does
  record Started(String step, long sequence, boolean late, Instant at) implements DeploymentEvent {}

  /// @param ready new pods that serve
  /// @param desired pods wanted
  /// @param delayed what it waits for, null if it goes on
  record Progressed(
      String step, long sequence, int ready, int desired, @Nullable String delayed, Instant at)
      implements DeploymentEvent {}

  /// No deployer has taken it in time.
  record Unanswered(String step, long sequence, String cluster, Instant at)
      implements DeploymentEvent {}

  /// The same is requested once more, since nothing was heard of how it ended. Changes nothing but the
  /// history: a deployer that knows the sequence does nothing, one that lost it begins.
  record AskedAgain(String step, String slot, long sequence, @Nullable Actor by, Instant at)
      implements DeploymentEvent {}

  /// @param share what part of the requests reaches it, null where that is not known
  /// @param digest of the image that runs, null if that is not known
  record Succeeded(
      String step,
      long sequence,
      @Nullable String url,
      @Nullable Traffic share,
      @Nullable String digest,
      Instant at)
      implements DeploymentEvent {

    public Succeeded(
        String step, long sequence, @Nullable String url, @Nullable Traffic share, Instant at) {
      this(step, sequence, url, share, null, at);
    }
  }

  record Failed(String step, long sequence, Diagnosis diagnosis, Instant at)
      implements DeploymentEvent {}

  /// The removal of what the earlier phases of a deployment created has begun.
  record Aborted(String step, String slot, long sequence, Instant at) implements DeploymentEvent {}

  /// Something of what the earlier phases of a deployment brought is left.
  record NotAborted(String step, long sequence, Diagnosis diagnosis, Instant at)
      implements DeploymentEvent {}
}
