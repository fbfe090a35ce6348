package dev.slipway.approval.web.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.Subject;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A release in a list.
@Schema(description = "A release, without its steps and history")
record ReleaseItem(
    @Schema(example = "test-ab12cd34ef") String id,
    String project,
    @Schema(description = "The project's name for people") String name,
    ReleaseSnapshot.State state,
    @Schema(description = "Null while open") @Nullable Outcome outcome,
    @Schema(description = "The step it is at, null once finished") @Nullable String step,
    @Schema(description = "Null for what deploys no image") @Nullable Build build,
    @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "What it is about, where that is no build")
        @Nullable Subject subject,
    Instant openedAt,
    @Nullable Instant finishedAt,
    @Schema(description = "Who ended it, null where nobody in particular did")
        @Nullable Actor finishedBy,
    @Schema(description = "The newer release of the same branch that ends this one")
        @Nullable String supersededBy) {

  static ReleaseItem of(ReleaseSnapshot s) {
    return new ReleaseItem(
        s.id(),
        s.project(),
        s.name(),
        s.state(),
        s.outcome(),
        s.step(),
        s.build(),
        s.build() == null ? s.subject() : null,
        s.openedAt(),
        s.finishedAt(),
        s.finishedBy(),
        s.supersededBy());
  }
}
