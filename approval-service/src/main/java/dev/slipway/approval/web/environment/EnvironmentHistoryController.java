package dev.slipway.approval.web.environment;

import dev.slipway.approval.project.Projects;
import dev.slipway.approval.release.jpa.InstanceEventRows;
import dev.slipway.approval.release.jpa.SlotRow;
import dev.slipway.approval.release.jpa.SlotRows;
import dev.slipway.approval.web.ApiProblems;
import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.web.HttpProblem.FieldError;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.data.domain.Limit;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The histories of environments' instances for people and programs to look at.
@RestController
@Tag(name = "Projects")
class EnvironmentHistoryController {

  private final Projects projects;
  private final SlotRows slots;
  private final InstanceEventRows histories;

  EnvironmentHistoryController(Projects projects, SlotRows slots, InstanceEventRows histories) {
    this.projects = projects;
    this.slots = slots;
    this.histories = histories;
  }

  @GetMapping(
      path = "/api/projects/{project}/environments/{environment}/history",
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Shows what happened to an environment",
      description =
          "Whose turn it was, what was live, how long it stays and how it went; newest first. Where each"
              + " branch or tag has an instance of its own, name it. A history begins with the first change"
              + " under a version that keeps one.")
  @Parameter(
      name = "target",
      description = "The branch or tag, where each has an instance of its own",
      schema = @Schema(type = "string"))
  @Parameter(
      name = "type",
      schema =
          @Schema(
              type = "string",
              allowableValues = {"branch", "tag"},
              defaultValue = "branch"))
  @Parameter(
      name = "limit",
      description = "How many at most",
      schema = @Schema(type = "integer", minimum = "1", maximum = "200", defaultValue = "50"))
  @Parameter(
      name = "cursor",
      description = "`next` of the page before",
      schema = @Schema(type = "string"))
  @ApiResponse(responseCode = "200", description = "A page of the history")
  @ApiResponse(
      responseCode = "400",
      description = "A parameter is wrong; `errors` says which and why")
  @ApiResponse(responseCode = "404", description = "There is no such project or environment")
  InstanceHistoryPage history(
      @PathVariable String project,
      @PathVariable String environment,
      @Parameter(hidden = true) @RequestParam Map<String, String> parameters) {
    InstanceHistoryQuery query = InstanceHistoryQuery.of(parameters);
    ProjectDefinition definition =
        projects.find(project).orElseThrow(() -> ApiProblems.unknown("project", project));
    String instance = SlotRow.id(definition.project(), query.slot(environment));
    if (!slots.existsById(instance)) {
      requireInstance(definition, environment, query);
    }
    List<InstanceHistoryEntry> found =
        histories
            .findByInstanceAndVersionLessThanOrderByVersionDesc(
                instance, query.before(), Limit.of(query.limit() + 1))
            .stream()
            .map(InstanceHistoryEntry::of)
            .toList();
    return InstanceHistoryPage.of(found, query.limit());
  }

  /// Nothing has been deployed there: the name may be wrong, or not the whole of it.
  private static void requireInstance(
      ProjectDefinition definition, String environment, InstanceHistoryQuery query) {
    Environment place = definition.environments().get(environment);
    if (place == null) {
      throw ApiProblems.unknown("environment", environment);
    }
    if (place.perTarget() && query.target() == null) {
      throw ApiProblems.invalid(
          List.of(
              new FieldError(
                  "target", "must name a branch or tag, each has an instance of " + environment)));
    }
  }
}
