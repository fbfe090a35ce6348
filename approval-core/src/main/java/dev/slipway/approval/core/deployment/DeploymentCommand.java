package dev.slipway.approval.core.deployment;

import dev.slipway.approval.core.release.Command;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Traffic;
import dev.slipway.contract.people.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A command to a deployment of a release.
public sealed interface DeploymentCommand extends Command {

  /// The key of the instance.
  String slot();

  /// A command about the deployment under one sequence.
  sealed interface Numbered extends DeploymentCommand {

    /// The sequence of the slot that the deployment was requested under.
    long sequence();
  }

  /// The slot is the release's own: deploy under this sequence.
  record Grant(String slot, long sequence, Instant at) implements Numbered {}

  /// @param behind the release that holds the slot
  record Wait(String slot, String behind, Instant at) implements DeploymentCommand {}

  record Start(String slot, long sequence, Instant at) implements Numbered {}

  record Report(String slot, long sequence, int ready, int desired, Instant at)
      implements Numbered {}

  /// @param trouble what the deployment waits for, null once it no longer does
  record Delay(String slot, long sequence, @Nullable String trouble, Instant at)
      implements Numbered {}

  /// Nobody has taken the deployment.
  record Miss(String slot, long sequence, Instant at) implements Numbered {}

  /// The deployment has not ended: ask for it again, whatever became of its release.
  record AskAgain(String slot, long sequence, Instant at) implements Numbered {}

  /// @param share what part of the requests reaches it, null where that is not known
  /// @param digest of the image that runs, null if that is not known
  record Succeed(
      String slot,
      long sequence,
      @Nullable String url,
      @Nullable Traffic share,
      @Nullable String digest,
      Instant at)
      implements Numbered {

    public Succeed(
        String slot, long sequence, @Nullable String url, @Nullable Traffic share, Instant at) {
      this(slot, sequence, url, share, null, at);
    }
  }

  record Fail(String slot, long sequence, Diagnosis diagnosis, Instant at) implements Numbered {}

  /// Removes what the earlier phases of a deployment created, whatever became of the release.
  record Abort(String slot, long sequence, Instant at) implements Numbered {}

  /// It could not be taken away.
  record NotAborted(String slot, long sequence, Diagnosis diagnosis, Instant at)
      implements Numbered {}

  /// Somebody's rollback takes the slot: the deployment that runs there ends, and its release.
  ///
  /// @param sequence of the deployment
  record Stop(String slot, long sequence, Actor by, Instant at) implements Numbered {}
}
