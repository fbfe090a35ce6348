package dev.slipway.approval.web.step;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The changes that others made to what was deployed, as the API shows them.
@Schema(name = "Drift", description = "Changes that others made to what was deployed")
public record DriftView(
    @Schema(example = "deployment shop-live") String object,
    @Schema(description = "True if the object is gone") boolean deleted,
    @Schema(description = "The fields that differ, at most 20") List<Change> changes,
    @Schema(description = "True if Slipway restores it") boolean correcting) {

  /// One field that differs.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "DriftChange", description = "One field that differs")
  public record Change(
      @Schema(example = ".spec.replicas") String field,
      @Schema(description = "The field manager that owns it now, missing if nobody does")
          @Nullable String manager) {}
}
