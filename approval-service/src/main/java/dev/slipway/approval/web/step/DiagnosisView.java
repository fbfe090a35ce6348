package dev.slipway.approval.web.step;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The reason of a failure, as the API shows it.
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Diagnosis", description = "The reason of a failure")
public record DiagnosisView(
    @Schema(description = "One word", example = "ImagePullBackOff") String reason,
    @Schema(description = "One sentence: what, which, what to do") String message,
    @Schema(description = "The container that failed, missing if none did")
        @Nullable String container,
    @Schema(description = "The latest warnings about the pod, oldest first, at most 5")
        List<String> events,
    @Schema(description = "The container's last lines, at most 20") List<String> log,
    @Nullable Cause cause,
    @Schema(description = "Known facts, by the names that belong to the cause")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<Fact> facts) {

  /// One thing that is known, for example `exit code`: `137`.
  @Schema(name = "Fact", description = "One thing that is known")
  public record Fact(@Schema(example = "exit code") String name, String value) {}

  /// The kinds of failures.
  public enum Cause {
    @JsonProperty("image-pull")
    IMAGE_PULL,
    @JsonProperty("crash-loop")
    CRASH_LOOP,
    @JsonProperty("configuration")
    CONFIGURATION,
    @JsonProperty("unready")
    UNREADY,
    @JsonProperty("unschedulable")
    UNSCHEDULABLE,
    @JsonProperty("quota")
    QUOTA,
    @JsonProperty("admission")
    ADMISSION,
    @JsonProperty("forbidden")
    FORBIDDEN,
    @JsonProperty("conflict")
    CONFLICT,
    @JsonProperty("not-ours")
    NOT_OURS,
    @JsonProperty("invalid")
    INVALID,
    @JsonProperty("deleted")
    DELETED,
    @JsonProperty("timeout")
    TIMEOUT,
    @JsonProperty("other")
    OTHER
  }
}
