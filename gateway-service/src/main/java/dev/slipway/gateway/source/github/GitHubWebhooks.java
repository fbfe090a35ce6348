package dev.slipway.gateway.source.github;

import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.gateway.catalogue.ProjectCatalogue;
import dev.slipway.gateway.source.Claim;
import dev.slipway.gateway.source.Source;
import dev.slipway.gateway.source.WebhookRequest;
import dev.slipway.gateway.web.BodyJson;
import dev.slipway.gateway.web.GatewayProblems;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/// The source that GitHub is: builds from its `workflow_run` webhook, and branches and tags that are gone from its
/// `delete` and `pull_request`.
@Component
class GitHubWebhooks implements Source {

  private static final int LIMIT = 5 * 1024 * 1024;

  private final ProjectCatalogue projects;

  GitHubWebhooks(ProjectCatalogue projects) {
    this.projects = projects;
  }

  @Override
  public String name() {
    return "github";
  }

  @Override
  public String description() {
    return "A successful, completed workflow_run opens a release of each project that builds with it. A"
        + " delete, and a pull_request that was closed, removes what was deployed for that branch or tag"
        + " alone. Anything else is acknowledged and ignored, with the reason. Proven by"
        + " X-Hub-Signature-256.";
  }

  @Override
  public int limit() {
    return LIMIT;
  }

  @Override
  public List<MediaType> types() {
    return List.of(
        MediaType.APPLICATION_JSON,
        new MediaType("application", "*+json"),
        MediaType.APPLICATION_FORM_URLENCODED);
  }

  @Override
  public Claim read(WebhookRequest request) {
    String event = request.required("X-GitHub-Event");
    String json = json(request);
    String repository = BodyJson.text(json, "repository", "full_name");
    return event.equals("ping") && repository.isEmpty()
        ? new Claim.OfNobody("a ping of an organisation's webhook")
        : new GitHubClaim(request, event, json, candidates(repository));
  }

  /// GitHub sends JSON as it is, or as the field `payload` of a form: the hook's owner chooses.
  private static String json(WebhookRequest request) {
    if (!request.isForm()) {
      return request.body().text();
    }
    String payload = request.body().form().get("payload");
    if (payload == null) {
      throw GatewayProblems.malformed(
          "The form has no field 'payload'; set the webhook's content type to application/json.");
    }
    return payload;
  }

  /// Every project of the repository, since a delivery of any kind must be signed for it.
  private List<Claim.Candidate> candidates(String repository) {
    List<Claim.Candidate> candidates =
        projects.definitions().stream()
            .filter(project -> isOf(project, repository))
            .map(project -> new Claim.Candidate(project, GitHubClaim.github(project).secret()))
            .toList();
    if (candidates.isEmpty()) {
      throw GatewayProblems.unknownProject("No project builds with the delivery's repository.");
    }
    return candidates;
  }

  private static boolean isOf(ProjectDefinition project, String repository) {
    return project.github() != null && project.github().repository().equalsIgnoreCase(repository);
  }
}
