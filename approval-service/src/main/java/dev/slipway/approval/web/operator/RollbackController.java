package dev.slipway.approval.web.operator;

import dev.slipway.approval.project.Projects;
import dev.slipway.approval.release.RollbackRequests;
import dev.slipway.approval.web.ApiProblems;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.messaging.failure.PublishFailedException;
import dev.slipway.web.HttpProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Rollbacks that an operator asks for. They go the way of every input, through Kafka, and an environment's
/// gate opens for them too.
@RestController
@Tag(name = "Rollbacks", description = "Back to what was live")
class RollbackController {

  private final Operators operators;
  private final Projects projects;
  private final RollbackRequests requests;

  RollbackController(Operators operators, Projects projects, RollbackRequests requests) {
    this.operators = operators;
    this.projects = projects;
    this.requests = requests;
  }

  /// The rollback that was requested.
  record Requested(@Schema(description = "The release that the rollback becomes") String release) {}

  @PostMapping(
      path = "/api/projects/{project}/environments/{environment}/rollback",
      produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.APPLICATION_PROBLEM_JSON_VALUE})
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Asks for a rollback",
      description =
          "To what was live before what is live now, or to an earlier release that was live there. Where a"
              + " deployment over what is live has failed, to what is live."
              + " Needs the operator's token. Where the environment's rollbacks need an approval, its gate opens.")
  @ApiResponse(
      responseCode = "202",
      description = "It is durable; the release says what becomes of it")
  @ApiResponse(responseCode = "400", description = "It says something that is not read")
  @ApiResponse(responseCode = "401", description = "The token is missing or wrong")
  @ApiResponse(responseCode = "403", description = "The service knows no operator's token")
  @ApiResponse(responseCode = "404", description = "There is no such project or environment")
  @ApiResponse(responseCode = "409", description = "No such release was live there")
  @ApiResponse(responseCode = "503", description = "Kafka has not acknowledged it; ask again")
  Requested rollBack(
      @PathVariable String project,
      @PathVariable String environment,
      @Parameter(description = "An earlier release that was live there")
          @RequestParam(required = false)
          @Nullable String to,
      HttpServletRequest request) {
    operators.require(request);
    UnreadRequestParts.only(request, Set.of("to"));
    ProjectDefinition definition =
        projects.find(project).orElseThrow(() -> ApiProblems.unknown("project", project));
    if (!definition.environments().containsKey(environment)) {
      throw ApiProblems.unknown("environment", environment);
    }
    if (!requests.possible(project, environment, to)) {
      throw neverLive(project, environment, to);
    }
    try {
      return new Requested(requests.publish(project, environment, to));
    } catch (PublishFailedException e) {
      throw HttpProblem.unavailable("Kafka did not acknowledge the rollback. Ask again.", e);
    }
  }

  /// Says this interface's words alone: the command line has its own for the same, by the problem's type.
  private static ErrorResponseException neverLive(
      String project, String environment, @Nullable String to) {
    return to == null
        ? HttpProblem.of(
            HttpStatus.CONFLICT,
            "nothing-live-before",
            "Nothing was live in %s before what is live now. If each branch has an instance of its own,"
                    .formatted(environment)
                + " name the release in the parameter `to`; GET /api/projects/%s/environments lists"
                    .formatted(project)
                + " those that were live.")
        : ApiProblems.conflict(
            "%s cannot go back to %s: it was not live there as far back as is remembered, or was removed."
                .formatted(environment, to));
  }
}
