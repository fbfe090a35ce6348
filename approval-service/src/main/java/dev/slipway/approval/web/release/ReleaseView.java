package dev.slipway.approval.web.release;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.slipway.approval.web.step.StepView;
import dev.slipway.contract.release.ReleaseSnapshot;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// A release with everything that is known about it.
@Schema(description = "A release with its steps as they stand and everything that happened to it")
record ReleaseView(
    @JsonUnwrapped ReleaseItem release,
    @Schema(description = "All steps, in the pipeline's order") List<StepView> steps,
    @Schema(description = "Oldest first") List<HistoryEntry> history) {

  static ReleaseView of(
      ReleaseMapping mapping, ReleaseSnapshot snapshot, List<HistoryEntry> history) {
    return new ReleaseView(mapping.item(snapshot), mapping.steps(snapshot.steps()), history);
  }
}
