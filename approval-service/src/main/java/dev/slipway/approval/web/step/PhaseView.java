package dev.slipway.approval.web.step;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A part of a deployment in phases, as the API shows it.
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Phase", description = "A part of a deployment by a strategy")
public record PhaseView(
    @Schema(allowableValues = {"preview", "switch", "share", "whole", "abort"}) String kind,
    @Schema(description = "In percent, of a share alone") @Nullable Integer weight) {

  /// A phase that has no weight.
  public static PhaseView of(String kind) {
    return new PhaseView(kind, null);
  }
}
