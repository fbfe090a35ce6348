package dev.slipway.approval.core;

import dev.slipway.approval.core.release.Command;
import dev.slipway.contract.CommandOrigin;
import dev.slipway.contract.approval.DeploymentDue;
import dev.slipway.contract.approval.Origin;
import dev.slipway.contract.approval.TimerFired;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Removal;
import dev.slipway.contract.deployment.Traffic;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.Answer;
import dev.slipway.contract.project.ProjectDefinition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something that reached the project from outside and may change its releases.
public sealed interface Input {

  /// When it happened, by the clock of where it came from.
  Instant at();

  /// An input about one release.
  sealed interface OfRelease extends Input {

    /// The release that it names.
    String release();
  }

  /// CI finished a build.
  record BuildArrived(String release, Build build, ProjectDefinition definition, Instant at)
      implements OfRelease {}

  /// Somebody clicked.
  ///
  /// @param by whose verified account it was
  record Clicked(
      String release,
      String gate,
      String choice,
      int attempt,
      Account by,
      List<Answer> answers,
      Origin origin,
      Instant at)
      implements OfRelease {
    public Clicked {
      answers = List.copyOf(answers);
    }
  }

  /// Somebody typed a choice. It means the gate of that choice that is open to them.
  ///
  /// @param by whose verified account it was
  record Typed(
      String release,
      String choice,
      Account by,
      List<Answer> answers,
      CommandOrigin origin,
      Instant at)
      implements OfRelease {
    public Typed {
      answers = List.copyOf(answers);
    }
  }

  /// Something that concerned a release could not be processed and was put aside.
  ///
  /// @param asked what a person asked for, null if it was nobody's or cannot be read
  /// @param channel where the team is told, null if only the release says it
  /// @param type of what was put aside
  /// @param place of the record
  record Lost(
      String release,
      @Nullable OfRelease asked,
      @Nullable String channel,
      String type,
      String place,
      String reason,
      Instant at)
      implements OfRelease {}

  /// A moment that a gate waited for has come.
  record TimeUp(String release, String gate, int attempt, TimerFired.About about, Instant at)
      implements OfRelease {}

  /// Somebody hands their votes in the project over, or takes them back.
  ///
  /// @param delegation null where they take them back
  record Delegated(Person by, @Nullable Delegation delegation, Instant at) implements Input {}

  /// Somebody wants an environment as it was.
  ///
  /// @param release the id of the release that the rollback becomes
  /// @param to an earlier release, null for what was live before
  record RollbackAsked(
      String release,
      String environment,
      @Nullable String to,
      Account by,
      CommandOrigin origin,
      Instant at)
      implements OfRelease {}

  /// A deployer's report that is a command to the release as it stands: what it means, the release alone says.
  ///
  /// @param command judged at its own time
  record Reported(String release, Command command) implements OfRelease {

    @Override
    public Instant at() {
      return command.at();
    }
  }

  /// Something of the deployment should have been heard by now.
  record DeploymentLate(
      String release, String slot, long sequence, DeploymentDue.About about, Instant at)
      implements OfRelease {}

  /// Somebody has left or joined a group of the project.
  record PeopleChanged(Instant at) implements Input {}

  /// A branch or tag is gone.
  ///
  /// @param environments those that have an instance for each
  record TargetGone(
      TargetType type, String target, List<String> environments, Removal.Why why, Instant at)
      implements Input {
    public TargetGone {
      environments = List.copyOf(environments);
    }
  }

  /// Nothing is left of an instance of an environment.
  record Removed(String release, String slot, long sequence, Instant at) implements OfRelease {}

  /// Something of an instance of an environment is left.
  record NotRemoved(String release, String slot, long sequence, Diagnosis diagnosis, Instant at)
      implements OfRelease {}

  /// The deployment serves.
  ///
  /// @param url where, null where the environment has no route
  /// @param share what part of the requests reaches it, null where that is not known
  record Succeeded(
      String release,
      String slot,
      long sequence,
      @Nullable String url,
      @Nullable Traffic share,
      @Nullable String digest,
      Instant at)
      implements OfRelease {

    /// One of which the image's digest is not known.
    public Succeeded(
        String release,
        String slot,
        long sequence,
        @Nullable String url,
        @Nullable Traffic share,
        Instant at) {
      this(release, slot, sequence, url, share, null, at);
    }
  }

  /// The deployment does not serve.
  record Failed(String release, String slot, long sequence, Diagnosis diagnosis, Instant at)
      implements OfRelease {}
}
