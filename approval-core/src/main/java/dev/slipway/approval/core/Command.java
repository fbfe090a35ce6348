package dev.slipway.approval.core;

import dev.slipway.contract.Actor;
import dev.slipway.contract.Build;
import dev.slipway.contract.CommandOrigin;
import dev.slipway.contract.Delegation;
import dev.slipway.contract.Diagnosis;
import dev.slipway.contract.Drift;
import dev.slipway.contract.Removal;
import dev.slipway.contract.Rollback;
import dev.slipway.contract.Traffic;
import dev.slipway.contract.approval.Outcome;
import dev.slipway.contract.gateway.Answer;
import dev.slipway.contract.gateway.ProjectDefinition;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A command to one release.
public sealed interface Command {

  Instant at();

  /// @param rollback null where it brings something new
  /// @param outdated why the release ends at once, null where it does not
  record Open(
      String release,
      Build build,
      ProjectDefinition definition,
      @Nullable Rollback rollback,
      @Nullable Outdated outdated,
      Instant at)
      implements Command {

    public Open(String release, Build build, ProjectDefinition definition, Instant at) {
      this(release, build, definition, null, null, at);
    }
  }

  /// The reason for which nobody needs a build any more.
  ///
  /// @param by the newer release, null where the branch or tag is gone
  record Outdated(Outcome outcome, @Nullable String by) {}

  /// @param attempt the opening of the gate that the button was shown for
  /// @param user the platform's verified user id
  /// @param answers to what the choice asks
  /// @param typed where it was asked for by a command, null for a button
  /// @param left the identities of those who have left the gate's people since the release opened
  record Choose(
      String gate,
      String choice,
      int attempt,
      String user,
      List<Answer> answers,
      @Nullable CommandOrigin typed,
      Set<String> left,
      Instant at)
      implements Command {
    public Choose {
      answers = List.copyOf(answers);
      left = Set.copyOf(left);
    }

    /// A choice in a project that nobody has left.
    public Choose(
        String gate,
        String choice,
        int attempt,
        String user,
        List<Answer> answers,
        @Nullable CommandOrigin typed,
        Instant at) {
      this(gate, choice, attempt, user, answers, typed, Set.of(), at);
    }

    Choose without(Set<String> left) {
      return new Choose(gate, choice, attempt, user, answers, typed, left, at);
    }
  }

  record Expire(String gate, int attempt, Instant at) implements Command {}

  record Remind(String gate, int attempt, Instant at) implements Command {}

  record Escalate(String gate, int attempt, Instant at) implements Command {}

  /// At every open gate where the votes count.
  ///
  /// @param by whose votes they are
  /// @param delegation null where they take them back
  record Delegate(Actor by, @Nullable Delegation delegation, Instant at) implements Command {}

  /// The slot is the release's own: deploy under this sequence.
  record Grant(String slot, long sequence, Instant at) implements Command {}

  /// @param behind the release that holds the slot
  record Wait(String slot, String behind, Instant at) implements Command {}

  record Start(String slot, long sequence, Instant at) implements Command {}

  record Report(String slot, long sequence, int ready, int desired, Instant at)
      implements Command {}

  /// @param trouble what the deployment waits for, null once it no longer does
  record Delay(String slot, long sequence, @Nullable String trouble, Instant at)
      implements Command {}

  /// Nobody has taken the deployment.
  record Miss(String slot, long sequence, Instant at) implements Command {}

  /// The deployment has not ended: ask for it again, whatever became of its release.
  record AskAgain(String slot, long sequence, Instant at) implements Command {}

  /// @param drift null where what was deployed is as it was deployed again
  record Drifted(String slot, long sequence, @Nullable Drift drift, Instant at)
      implements Command {}

  /// @param share what part of the requests reaches it, null where that is not known
  /// @param digest of the image that runs, null if that is not known
  record Succeed(
      String slot,
      long sequence,
      @Nullable String url,
      @Nullable Traffic share,
      @Nullable String digest,
      Instant at)
      implements Command {

    public Succeed(
        String slot, long sequence, @Nullable String url, @Nullable Traffic share, Instant at) {
      this(slot, sequence, url, share, null, at);
    }
  }

  record Fail(String slot, long sequence, Diagnosis diagnosis, Instant at) implements Command {}

  /// A freeze has begun before the deployment could.
  ///
  /// @param gate that waits for its end
  record Freeze(String gate, Instant at) implements Command {}

  /// Removes what the earlier phases of a deployment created, whatever became of the release.
  record Abort(String slot, long sequence, Instant at) implements Command {}

  /// It could not be taken away.
  record NotAborted(String slot, long sequence, Diagnosis diagnosis, Instant at)
      implements Command {}

  /// People are told that what was deployed will be removed.
  record Warn(String slot, Instant until, Instant at) implements Command {}

  /// Extends the life of a deployed instance.
  ///
  /// @param by who wants it, null where a newer build came for it
  /// @param until null for as long as nobody removes it
  record Keep(String slot, @Nullable Actor by, @Nullable Instant until, Instant at)
      implements Command {}

  record Remove(String slot, long sequence, Removal.Why why, Instant at) implements Command {}

  record Removed(String slot, Instant at) implements Command {}

  record NotRemoved(String slot, Diagnosis diagnosis, Instant at) implements Command {}

  /// Somebody's rollback takes the slot: the deployment that runs there ends, and its release.
  ///
  /// @param sequence of the deployment
  record Stop(String slot, long sequence, Actor by, Instant at) implements Command {}

  /// @param by the newer release
  record Supersede(String by, Instant at) implements Command {}
}
