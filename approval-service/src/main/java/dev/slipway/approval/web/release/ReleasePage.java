package dev.slipway.approval.web.release;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some releases, and where to go on.
record ReleasePage(
    @Schema(description = "Newest first") List<ReleaseItem> items,
    @Schema(description = "The cursor of the next page, null on the last") @Nullable String next) {}
