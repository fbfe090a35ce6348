package dev.slipway.gateway.source.github;

import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.gateway.catalogue.ProjectCatalogue;
import dev.slipway.gateway.source.BuildAuthority;
import dev.slipway.gateway.web.BodyJson;
import dev.slipway.gateway.web.GatewayProblems;
import dev.slipway.gateway.web.RawBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Builds from GitHub's `workflow_run` webhook, and branches and tags that are gone from its `delete` and
/// `pull_request`.
@RestController
class GitHubController {

  private static final int LIMIT = 5 * 1024 * 1024;

  private final ProjectCatalogue projects;
  private final BuildAuthority authority;
  private final GitHubDeliveries deliveries;

  GitHubController(
      ProjectCatalogue projects, BuildAuthority authority, GitHubDeliveries deliveries) {
    this.projects = projects;
    this.authority = authority;
    this.deliveries = deliveries;
  }

  @Operation(
      summary = "A delivery of a GitHub webhook",
      description =
          "A successful, completed workflow_run opens a release of each project that builds with it."
              + " A delete, and a pull_request that was closed, removes what was deployed for that"
              + " branch or tag alone. Anything else is acknowledged and ignored, with the reason.")
  @ApiResponse(responseCode = "202", description = "Taken, or ignored with a reason")
  @ApiResponse(responseCode = "400", description = "No JSON object, or fields are missing")
  @ApiResponse(responseCode = "401", description = "X-Hub-Signature-256 is missing or wrong")
  @ApiResponse(responseCode = "404", description = "No project builds with this repository")
  @ApiResponse(responseCode = "413", description = "More than 5 MiB")
  @ApiResponse(
      responseCode = "415",
      description = "Neither JSON nor a form with a payload; set the webhook's content type")
  @ApiResponse(
      responseCode = "422",
      description =
          "Kafka refuses it for what it is, for one of the projects; the others' is taken")
  @ApiResponse(responseCode = "503", description = "Not taken; GitHub can deliver it again")
  @PostMapping(
      path = "/webhooks/github",
      consumes = {
        MediaType.APPLICATION_JSON_VALUE,
        "application/*+json",
        MediaType.APPLICATION_FORM_URLENCODED_VALUE
      })
  ResponseEntity<Map<String, Object>> deliver(
      HttpServletRequest request,
      @RequestHeader("X-GitHub-Event") String event,
      @RequestHeader(name = "X-Hub-Signature-256", required = false) @Nullable String signature,
      @RequestHeader(name = "X-GitHub-Delivery", required = false) @Nullable String delivery,
      @RequestHeader(name = "traceparent", required = false) @Nullable String traceparent) {
    RawBody body = RawBody.read(request, LIMIT);
    String json = json(body, request);
    String repository = BodyJson.text(json, "repository", "full_name");
    if (event.equals("ping") && repository.isEmpty()) {
      return accepted(deliveries.ignored("a ping of an organisation's webhook"));
    }
    List<ProjectDefinition> projects = authority.signed(candidates(repository), body, signature);
    WorkflowRun run = new WorkflowRun(BodyJson.object(json));
    String cause = "github\n" + (delivery == null ? body.digest() : delivery);
    return accepted(
        switch (event) {
          case "workflow_run" -> deliveries.built(run, projects, traceparent);
          case "delete" ->
              deliveries.gone(new GoneRef(false, run.delivery()), projects, cause, traceparent);
          case "pull_request" ->
              deliveries.gone(new GoneRef(true, run.delivery()), projects, cause, traceparent);
          default ->
              deliveries.ignored(
                  "the event is " + event + " and not workflow_run, delete or pull_request");
        });
  }

  /// GitHub sends JSON as it is, or as the field `payload` of a form: the hook's owner chooses.
  private static String json(RawBody body, HttpServletRequest request) {
    MediaType type = MediaType.parseMediaType(request.getContentType());
    if (!MediaType.APPLICATION_FORM_URLENCODED.isCompatibleWith(type)) {
      return body.text();
    }
    String payload = body.form().get("payload");
    if (payload == null) {
      throw GatewayProblems.malformed(
          "The form has no field 'payload'; set the webhook's content type to application/json.");
    }
    return payload;
  }

  /// Every project of the repository, since a delivery of any kind must be signed for it.
  private List<ProjectDefinition> candidates(String repository) {
    List<ProjectDefinition> candidates = projects.ofRepository(repository);
    if (candidates.isEmpty()) {
      throw GatewayProblems.unknownProject("No project builds with the delivery's repository.");
    }
    return candidates;
  }

  private static ResponseEntity<Map<String, Object>> accepted(Map<String, Object> answer) {
    return ResponseEntity.accepted().contentType(MediaType.APPLICATION_JSON).body(answer);
  }
}
