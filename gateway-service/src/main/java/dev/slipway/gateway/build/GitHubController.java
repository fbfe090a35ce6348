package dev.slipway.gateway.build;

import dev.slipway.contract.gateway.ProjectDefinition;
import dev.slipway.contract.gateway.ProjectDefinition.GitHubSource;
import dev.slipway.gateway.ConsoleProperties;
import dev.slipway.gateway.project.ProjectCatalogue;
import dev.slipway.gateway.web.Problems;
import dev.slipway.gateway.web.RawBody;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Builds from GitHub's `workflow_run` webhook.
@RestController
class GitHubController {

  private static final int LIMIT = 5 * 1024 * 1024;

  private final ProjectCatalogue projects;
  private final BuildAuthority authority;
  private final BuildIntake intake;
  private final ConsoleProperties console;
  private final Counter ignored;

  GitHubController(
      ProjectCatalogue projects,
      BuildAuthority authority,
      BuildIntake intake,
      ConsoleProperties console,
      MeterRegistry meters) {
    this.projects = projects;
    this.authority = authority;
    this.intake = intake;
    this.console = console;
    this.ignored = meters.counter("slipway.deliveries.ignored", "source", "github");
  }

  @Operation(
      summary = "A delivery of a GitHub webhook",
      description =
          "A successful, completed workflow_run opens a release of each project that builds with it;"
              + " anything else is acknowledged and ignored, with the reason.")
  @ApiResponse(responseCode = "202", description = "Taken, or ignored with a reason")
  @ApiResponse(responseCode = "400", description = "No JSON object")
  @ApiResponse(responseCode = "401", description = "X-Hub-Signature-256 is missing or wrong")
  @ApiResponse(responseCode = "404", description = "No project builds with this repository")
  @ApiResponse(responseCode = "413", description = "More than 5 MiB")
  @ApiResponse(responseCode = "415", description = "No JSON; set the webhook's content type")
  @ApiResponse(responseCode = "503", description = "Not taken; GitHub can deliver it again")
  @PostMapping(path = "/webhooks/github", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Map<String, Object>> deliver(
      HttpServletRequest request,
      @RequestHeader("X-GitHub-Event") String event,
      @RequestHeader(name = "X-Hub-Signature-256", required = false) @Nullable String signature,
      @RequestHeader(name = "traceparent", required = false) @Nullable String traceparent) {
    RawBody body = RawBody.read(request, LIMIT);
    WorkflowRun run = parse(body);
    if (event.equals("ping") && run.repository().isEmpty()) {
      return ignored("a ping of an organisation's webhook");
    }
    List<ProjectDefinition> candidates = candidates(run);
    for (ProjectDefinition project : candidates) {
      authority.require(github(project).secret(), body, signature, null);
    }
    if (!event.equals("workflow_run")) {
      return ignored("the event is " + event + " and not workflow_run");
    }
    String reason = run.ignoredBecause();
    if (reason != null) {
      return ignored(reason);
    }
    List<ProjectDefinition> building = projects.ofRepository(run.repository(), run.workflow());
    if (building.isEmpty()) {
      return ignored("no project builds with the workflow " + run.workflow());
    }
    List<BuildIntake.Accepted> builds =
        building.stream().map(p -> new BuildIntake.Accepted(p, run.build(github(p)))).toList();
    return accepted(intake.take(builds, "github", traceparent));
  }

  /// Every project of the repository, since a delivery of any kind must be signed for it.
  private List<ProjectDefinition> candidates(WorkflowRun run) {
    List<ProjectDefinition> candidates = projects.ofRepository(run.repository());
    if (candidates.isEmpty()) {
      throw Problems.unknownProject(
          "No project builds with the repository '" + run.repository() + "'.");
    }
    return candidates;
  }

  private ResponseEntity<Map<String, Object>> accepted(List<String> releases) {
    String first = releases.getFirst();
    return ResponseEntity.accepted()
        .contentType(MediaType.APPLICATION_JSON)
        .body(Map.of("release", first, "link", console.release(first), "releases", releases));
  }

  private ResponseEntity<Map<String, Object>> ignored(String reason) {
    ignored.increment();
    return ResponseEntity.accepted()
        .contentType(MediaType.APPLICATION_JSON)
        .body(Map.of("ignored", reason));
  }

  private static GitHubSource github(ProjectDefinition project) {
    return Objects.requireNonNull(project.github());
  }

  private static WorkflowRun parse(RawBody body) {
    try {
      JsonNode delivery = JsonMapper.shared().readTree(body.text());
      if (!delivery.isObject()) {
        throw Problems.malformed("A JSON object is expected.");
      }
      return new WorkflowRun(delivery);
    } catch (JacksonException e) {
      throw Problems.malformed("The body is not JSON.");
    }
  }
}
