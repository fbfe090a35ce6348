package dev.slipway.approval.web.environment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of an instance's history, and the place to go on.
record InstanceHistoryPage(
    @Schema(description = "Newest first") List<InstanceHistoryEntry> items,
    @Schema(description = "The cursor of the next page, null on the last") @Nullable String next) {

  /// @param found one more than the limit if there are more
  static InstanceHistoryPage of(List<InstanceHistoryEntry> found, int limit) {
    boolean more = found.size() > limit;
    List<InstanceHistoryEntry> page = more ? found.subList(0, limit) : found;
    return new InstanceHistoryPage(page, more ? Long.toString(page.getLast().version()) : null);
  }
}
