package dev.slipway.approval.core.release;

import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.deployment.Rollback;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.release.Cause;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A subject on its way through a pipeline.
public sealed interface Release {

  /// Nothing has opened it.
  record Absent() implements Release {}

  /// Something can still happen to it.
  ///
  /// @param version how many events it has had
  /// @param steps as in the pipeline, in order
  /// @param current the index of the step that the release is at
  /// @param supersededBy the newer release that ends this one once its running deployment has ended
  record Open(
      Facts facts, long version, List<StepState> steps, int current, @Nullable String supersededBy)
      implements Release {
    public Open {
      steps = List.copyOf(steps);
    }
  }

  /// A release that has ended: its outcome stays, while the end of a deployment that still ran, and drift and removal of
  /// what it deployed, still change it.
  ///
  /// @param by who ended it, null where nobody in particular did
  /// @param supersededBy the newer release where the outcome is superseded
  record Finished(
      Facts facts,
      long version,
      List<StepState> steps,
      Outcome outcome,
      Instant at,
      @Nullable Actor by,
      @Nullable String supersededBy)
      implements Release {
    public Finished {
      steps = List.copyOf(steps);
    }
  }

  /// The facts of a release that never change, except that its image gets its digest once it runs.
  record Facts(
      String id, Subject subject, ProjectDefinition definition, Instant openedAt, Cause cause) {

    /// Empty for a release that nothing has opened.
    public static Optional<Facts> of(Release release) {
      return switch (release) {
        case Absent _ -> Optional.empty();
        case Open open -> Optional.of(open.facts());
        case Finished finished -> Optional.of(finished.facts());
      };
    }

    /// Of a release that brings a new build.
    public Facts(String id, Build build, ProjectDefinition definition, Instant openedAt) {
      this(id, new Subject.Artifact(build), definition, openedAt, new Cause.Built());
    }

    /// The build, empty for what deploys no image.
    public Optional<Build> build() {
      return Subject.build(subject);
    }

    /// Whether it brings a build of the branch or tag.
    public boolean isOf(TargetType type, String target) {
      return build()
          .filter(build -> build.type() == type && build.target().equals(target))
          .isPresent();
    }

    /// What it goes back to, null where it brings something new.
    public @Nullable Rollback rollback() {
      return Cause.rollback(cause);
    }

    Facts pinned(String digest) {
      return subject instanceof Subject.Artifact(var build)
          ? new Facts(id, new Subject.Artifact(build.pinned(digest)), definition, openedAt, cause)
          : this;
    }

    /// The release that first brought the build.
    public String origin() {
      Rollback rollback = rollback();
      return rollback == null ? id : rollback.to();
    }
  }
}
