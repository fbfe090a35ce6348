package dev.slipway.gateway.source.github;

import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.ProjectDefinition.GitHubSource;
import dev.slipway.gateway.source.Claim;
import dev.slipway.gateway.source.Fact;
import dev.slipway.gateway.source.WebhookRequest;
import dev.slipway.gateway.web.BodyJson;
import dev.slipway.secret.Hmac;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/// A delivery of GitHub's about a repository.
///
/// @param json the delivery, of which only the repository's name has been read
/// @param candidates the projects of the repository
record GitHubClaim(
    WebhookRequest request, String event, String json, List<Claim.Candidate> candidates)
    implements Claim.OfProjects {

  private static final String SIGNATURE = "X-Hub-Signature-256";

  @Override
  public boolean isProvenBy(String secret) {
    return Hmac.matches(request.header(SIGNATURE), "sha256=", secret, request.body().bytes());
  }

  @Override
  public String wanted() {
    return "The delivery does not prove that it comes from the project's webhook: GitHub sends '"
        + SIGNATURE
        + ": sha256=<hex>' with the HMAC-SHA256 of the body if the webhook has a secret. Give the webhook and"
        + " the gateway the same one.";
  }

  @Override
  public List<Fact> facts(List<ProjectDefinition> proven) {
    JsonNode delivery = BodyJson.object(json);
    return switch (event) {
      case "workflow_run" -> built(new WorkflowRun(delivery), proven);
      case "delete" -> gone(new GoneRef(false, delivery), proven);
      case "pull_request" -> gone(new GoneRef(true, delivery), proven);
      default -> ignored("the event is " + event + " and not workflow_run, delete or pull_request");
    };
  }

  private static List<Fact> built(WorkflowRun run, List<ProjectDefinition> proven) {
    String reason = run.ignoredBecause();
    if (reason != null) {
      return ignored(reason);
    }
    DeliveryIdentities.requireOfRun(run.delivery());
    List<ProjectDefinition> building =
        proven.stream().filter(project -> builds(project, run.workflow())).toList();
    return building.isEmpty()
        ? ignored("no project builds with the workflow " + run.workflow())
        : building.stream().map(project -> built(run, project)).toList();
  }

  private static boolean builds(ProjectDefinition project, String workflow) {
    String wanted = github(project).workflow();
    return wanted == null || wanted.equals(workflow);
  }

  private static Fact built(WorkflowRun run, ProjectDefinition project) {
    String unwanted = run.ignoredBecause(github(project));
    return unwanted == null
        ? new Fact.Built(project, run.build(github(project)))
        : new Fact.Ignored(project, unwanted);
  }

  private List<Fact> gone(GoneRef ref, List<ProjectDefinition> proven) {
    String reason = ref.ignoredBecause();
    if (reason != null) {
      return ignored(reason);
    }
    ref.checkIdentity();
    return proven.stream()
        .flatMap(
            project -> ref.targets(github(project)).stream().map(target -> gone(project, target)))
        .toList();
  }

  private Fact gone(ProjectDefinition project, GoneRef.Target target) {
    return new Fact.TargetGone(project, target.type(), target.name(), target.why(), cause());
  }

  /// GitHub's own id of the delivery, which it keeps when it delivers it again; else the body's digest.
  private String cause() {
    String id = request.header("X-GitHub-Delivery");
    return "github\n" + (id == null ? request.body().digest() : id);
  }

  private static List<Fact> ignored(String reason) {
    return List.of(new Fact.Ignored(null, reason));
  }

  static GitHubSource github(ProjectDefinition project) {
    return Objects.requireNonNull(project.github());
  }
}
