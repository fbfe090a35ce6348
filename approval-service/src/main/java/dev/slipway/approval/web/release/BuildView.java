package dev.slipway.approval.web.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A build as the API shows it.
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Build", description = "The image that CI built, and the branch or tag it is for")
record BuildView(
    @Schema(description = "With tag or digest") String image,
    Type type,
    @Schema(description = "The branch's or tag's name") String target,
    @Schema(description = "The full hash") @Nullable String commit,
    @Schema(description = "A Git login, name or e-mail address, as the source wrote it")
        @Nullable String author,
    @Schema(description = "The CI run's page") @Nullable String url,
    @Schema(description = "The commit's message") @Nullable String message,
    @Schema(description = "The source's own id of the delivery or run") @Nullable String id,
    @Nullable Run run,
    @Schema(description = "The commit's time") @Nullable Instant committed,
    @Schema(description = "Everybody who had a part in it, as far as the source names them")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Identity> identities) {

  /// The run of a CI system.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "CiRun", description = "The CI run, as far as the source describes it")
  record Run(
      @Nullable String workflow,
      @Schema(description = "Counts the runs of the workflow") @Nullable Long number,
      @Schema(description = "From 1") @Nullable Integer attempt,
      @Schema(description = "The time of the run's first attempt") @Nullable Instant began,
      @Schema(description = "The event that caused it, in the source's words", example = "push")
          @Nullable String event) {}

  /// Somebody who had a part in a build.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(
      name = "Contributor",
      description = "Somebody who had a part in it, as the source names them; nothing is verified")
  record Identity(
      Role role,
      @Nullable String name,
      @Nullable String email,
      @Schema(description = "The account at the source") @Nullable String login,
      @Schema(description = "The entry of people.yaml that they are, missing if unknown")
          @Nullable String person) {}

  /// The kind of ref that a build is of.
  enum Type {
    @JsonProperty("branch")
    BRANCH,
    @JsonProperty("tag")
    TAG
  }

  /// The part that somebody had.
  enum Role {
    @JsonProperty("author")
    AUTHOR,
    @JsonProperty("committer")
    COMMITTER,
    @JsonProperty("co-author")
    CO_AUTHOR,
    @JsonProperty("actor")
    ACTOR,
    @JsonProperty("triggering-actor")
    TRIGGERING_ACTOR,
    @JsonProperty("pusher")
    PUSHER
  }
}
