package dev.slipway.approval.web.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.slipway.approval.web.people.ActorView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A release in a list.
@Schema(description = "A release, without its steps and history")
record ReleaseItem(
    @Schema(example = "test-ab12cd34ef") String id,
    String project,
    @Schema(description = "The project's name for people") String name,
    State state,
    @Schema(description = "Null while open") @Nullable Outcome outcome,
    @Schema(description = "The step it is at, null once finished") @Nullable String step,
    @Schema(description = "Null for what deploys no image") @Nullable BuildView build,
    @JsonInclude(JsonInclude.Include.NON_NULL)
        @Schema(description = "What it is about, where that is no build")
        @Nullable SubjectView subject,
    Instant openedAt,
    @Nullable Instant finishedAt,
    @Schema(description = "Who ended it, null where nobody in particular did")
        @Nullable ActorView finishedBy,
    @Schema(description = "The newer release of the same branch that ends this one")
        @Nullable String supersededBy) {

  /// The state of a release: open as long as something can still happen to it.
  enum State {
    @JsonProperty("open")
    OPEN,
    @JsonProperty("finished")
    FINISHED
  }

  /// The end of a release.
  enum Outcome {
    @JsonProperty("completed")
    COMPLETED,
    @JsonProperty("rejected")
    REJECTED,
    @JsonProperty("closed")
    CLOSED,
    @JsonProperty("failed")
    FAILED,
    @JsonProperty("superseded")
    SUPERSEDED,
    @JsonProperty("expired")
    EXPIRED,
    @JsonProperty("branch-deleted")
    BRANCH_DELETED
  }
}
