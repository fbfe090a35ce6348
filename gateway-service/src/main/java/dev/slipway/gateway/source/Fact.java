package dev.slipway.gateway.source;

import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.deployment.Removal;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.gateway.web.GatewayProblems;
import dev.slipway.web.HttpProblem.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A fact that a source has reported and a secret has proven.
public sealed interface Fact {

  /// The project that it is about, null for all.
  @Nullable ProjectDefinition project();

  /// A project's build has finished well.
  record Built(ProjectDefinition project, Build build) implements Fact {

    private static final String DIGEST =
        "must name a digest, since the project says digest: required, for example registry/app:1.0.0@sha256:…";

    /// @throws org.springframework.web.ErrorResponseException 400 for an image that is named by a tag alone, if the
    ///     project demands a digest
    public Built {
      if (Boolean.TRUE.equals(project.digestRequired()) && !build.image().contains("@")) {
        throw GatewayProblems.invalid(List.of(new FieldError("image", DIGEST)));
      }
    }
  }

  /// A branch or tag is gone, so that nobody needs its environments any more.
  ///
  /// @param cause the same for the same delivery, however often it comes
  record TargetGone(
      ProjectDefinition project, TargetType type, String target, Removal.Why why, String cause)
      implements Fact {}

  /// Nothing follows from the delivery.
  ///
  /// @param project null if it is ignored for all projects
  /// @param reason the end of a sentence, for whoever configured the sender
  record Ignored(@Nullable ProjectDefinition project, String reason) implements Fact {}
}
