package dev.slipway.approval.web.project;

import dev.slipway.approval.core.environment.Slot;
import dev.slipway.approval.core.environment.Stay;
import dev.slipway.approval.project.Projects;
import dev.slipway.approval.release.RollbackRequests;
import dev.slipway.approval.web.ApiProblems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Projects for people and programs to look at.
@RestController
@RequestMapping(path = "/api/projects", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Projects", description = "The definitions in force; secrets are named, never shown")
class ProjectController {

  private final Projects projects;
  private final RollbackRequests rollbacks;

  ProjectController(Projects projects, RollbackRequests rollbacks) {
    this.projects = projects;
    this.rollbacks = rollbacks;
  }

  @GetMapping
  @Operation(summary = "Lists the projects", description = "All of them, by name.")
  @ApiResponse(responseCode = "200", description = "The projects")
  ProjectList list() {
    return new ProjectList(projects.all().stream().map(DefinitionDocument::of).toList());
  }

  @GetMapping("/{name}")
  @Operation(summary = "Shows a project")
  @ApiResponse(responseCode = "200", description = "The project's definition")
  @ApiResponse(responseCode = "404", description = "No file defines such a project")
  DefinitionDocument show(@PathVariable String name) {
    return projects
        .find(name)
        .map(DefinitionDocument::of)
        .orElseThrow(() -> ApiProblems.unknown("project", name));
  }

  @GetMapping("/{name}/environments")
  @Operation(
      summary = "Says what was live when",
      description =
          "Of each instance of each environment that was deployed to, the latest first; the last twenty.")
  @ApiResponse(responseCode = "200", description = "The instances, by name")
  @ApiResponse(responseCode = "404", description = "No file defines such a project")
  EnvironmentList environments(@PathVariable String name) {
    String project =
        projects.find(name).orElseThrow(() -> ApiProblems.unknown("project", name)).project();
    return new EnvironmentList(
        rollbacks.slots(project).stream()
            .filter(slot -> slot.holder() != null || !slot.live().isEmpty())
            .map(ProjectController::instance)
            .toList());
  }

  private static Instance instance(Slot slot) {
    Stay stay = slot.stay();
    return new Instance(
        slot.key(),
        slot.holder(),
        stay == null ? null : stay.until(),
        slot.live().stream().map(Live::of).toList());
  }

  /// All instances of a project's environments.
  record EnvironmentList(List<Instance> items) {}

  /// One instance of an environment.
  record Instance(
      @Schema(description = "The environment, with the branch or tag where each has its own")
          String name,
      @Schema(description = "The release that is being deployed, null where none is")
          @Nullable String deploying,
      @Schema(description = "When it is removed, null where it stays") @Nullable Instant until,
      @Schema(description = "What was live, the latest first") List<Live> live) {}

  /// Something that was live, until what came after it.
  record Live(
      @Schema(description = "The release that first brought the build") String release,
      @Schema(description = "The release that deployed it: the same, or a rollback to it")
          String by,
      @Schema(description = "Counts the requests to the instance") long sequence,
      @Schema(description = "When its pods served") Instant since) {

    static Live of(Slot.Live live) {
      return new Live(live.release(), live.by(), live.sequence(), live.since());
    }
  }

  /// All projects.
  record ProjectList(List<DefinitionDocument> items) {}
}
