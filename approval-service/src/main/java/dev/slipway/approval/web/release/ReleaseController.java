package dev.slipway.approval.web.release;

import dev.slipway.approval.release.history.History;
import dev.slipway.approval.release.jpa.ReleaseRow;
import dev.slipway.approval.release.jpa.ReleaseRows;
import dev.slipway.approval.release.json.StoredJson;
import dev.slipway.approval.release.wire.Snapshots;
import dev.slipway.approval.web.ApiProblems;
import dev.slipway.contract.release.ReleaseSnapshot;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.data.domain.Window;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Releases for people and programs to look at.
@RestController
@RequestMapping(path = "/api/releases", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Releases", description = "Builds on their way to production")
class ReleaseController {

  private final ReleaseRows rows;
  private final History history;
  private final StoredJson json;
  private final ReleaseMapping mapping = new ReleaseMappingImpl();

  ReleaseController(ReleaseRows rows, History history, StoredJson json) {
    this.rows = rows;
    this.history = history;
    this.json = json;
  }

  @GetMapping
  @Operation(summary = "Lists releases", description = "Newest first. Filters narrow it together.")
  @Parameter(name = "project", description = "The project's key", schema = @Schema(type = "string"))
  @Parameter(
      name = "state",
      schema =
          @Schema(
              type = "string",
              allowableValues = {"open", "finished"}))
  @Parameter(
      name = "outcome",
      schema =
          @Schema(
              type = "string",
              allowableValues = {
                "completed",
                "rejected",
                "closed",
                "failed",
                "superseded",
                "expired",
                "branch-deleted"
              }))
  @Parameter(
      name = "type",
      schema =
          @Schema(
              type = "string",
              allowableValues = {"branch", "tag"}))
  @Parameter(name = "target", description = "The branch or tag", schema = @Schema(type = "string"))
  @Parameter(
      name = "limit",
      description = "How many at most",
      schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
  @Parameter(
      name = "cursor",
      description = "`next` of the page before",
      schema = @Schema(type = "string"))
  @ApiResponse(responseCode = "200", description = "A page of releases")
  @ApiResponse(
      responseCode = "400",
      description = "A parameter is wrong; `errors` says which and why")
  ReleasePage list(@Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
    ReleaseFilter filter = ReleaseFilter.of(parameters);
    Window<ReleaseRow> page =
        rows.findBy(
            filter.specification(),
            query ->
                query.sortBy(Cursor.NEWEST_FIRST).limit(filter.limit()).scroll(filter.after()));
    return new ReleasePage(
        page.stream().map(row -> mapping.item(snapshot(row))).toList(),
        page.hasNext() ? Cursor.encode(page.positionAt(page.size() - 1)) : null);
  }

  @GetMapping("/{id}")
  @Operation(
      summary = "Shows a release",
      description = "With its steps as they stand and its history: what, when, who and why.")
  @ApiResponse(responseCode = "200", description = "The release")
  @ApiResponse(responseCode = "404", description = "There is no such release")
  ReleaseView show(@PathVariable String id) {
    ReleaseSnapshot snapshot =
        rows.findById(id).map(this::snapshot).orElseThrow(() -> ApiProblems.unknown("release", id));
    return ReleaseView.of(
        mapping,
        snapshot,
        history.of(id).stream()
            .map(recorded -> HistoryEntry.of(mapping, snapshot.project(), recorded))
            .toList());
  }

  private ReleaseSnapshot snapshot(ReleaseRow row) {
    ReleaseSnapshot snapshot = Snapshots.of(json.release(row.stored()));
    if (snapshot == null) {
      throw new IllegalStateException("release " + row.getId() + " is stored without a state");
    }
    return snapshot;
  }
}
