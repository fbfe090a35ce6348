package dev.slipway.gateway.source.github;

import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.deployment.Removal;
import dev.slipway.contract.project.ProjectDefinition.GitHubSource;
import dev.slipway.gateway.web.GatewayProblems;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A delivery of GitHub's `delete` or `pull_request` event, with the fields that matter here.
///
/// @param pullRequest which of them it is
record GoneRef(boolean pullRequest, JsonNode delivery) {

  /// A branch or tag that nobody needs any more.
  record Target(TargetType type, String name, Removal.Why why) {}

  /// Why no branch or tag has gone with it; null where one has.
  @Nullable String ignoredBecause() {
    String action = delivery.path("action").asString("");
    if (!pullRequest) {
      return null;
    }
    if (!action.equals("closed")) {
      return "the pull request is not closed but " + (action.isEmpty() ? "nothing" : action);
    }
    String repository = delivery.path("repository").path("full_name").asString("");
    String head = head().path("repo").path("full_name").asString("");
    if (!head.equalsIgnoreCase(repository)) {
      return "the pull request is of " + (head.isEmpty() ? "a fork" : "the fork " + head);
    }
    String ref = head().path("ref").asString("");
    String always = delivery.path("repository").path("default_branch").asString("");
    return !ref.isEmpty() && ref.equals(always)
        ? "the pull request is of the default branch, which stays"
        : null;
  }

  /// @throws org.springframework.web.ErrorResponseException 400 where what has gone cannot be shown or stored
  void checkIdentity() {
    DeliveryIdentities.checkRef(delivery, pullRequest ? "/pull_request/head/ref" : "/ref");
  }

  /// What has gone, as a project's builds call it. A tag that the project's pattern does not name was built
  /// as a branch, unless a release was built.
  ///
  /// @throws org.springframework.web.ErrorResponseException 400 where the delivery does not say
  List<Target> targets(GitHubSource source) {
    JsonNode at = pullRequest ? head() : delivery;
    String ref = at.path("ref").asString("");
    if (ref.isEmpty()) {
      throw GatewayProblems.malformed("The delivery names no branch or tag as its ref.");
    }
    TargetType type = pullRequest ? TargetType.BRANCH : type();
    if (WorkflowRun.isTag(source.tags(), ref)) {
      return List.of(new Target(TargetType.TAG, ref, why()));
    }
    Target branch = new Target(TargetType.BRANCH, ref, why());
    return type == TargetType.TAG
        ? List.of(new Target(TargetType.TAG, ref, why()), branch)
        : List.of(branch);
  }

  private TargetType type() {
    String type = delivery.path("ref_type").asString("");
    return switch (type) {
      case "branch" -> TargetType.BRANCH;
      case "tag" -> TargetType.TAG;
      default ->
          throw GatewayProblems.malformed(
              "The delivery's ref_type is '" + type + "', not branch or tag.");
    };
  }

  private Removal.Why why() {
    if (!pullRequest) {
      return Removal.Why.DELETED;
    }
    return delivery.path("pull_request").path("merged").asBoolean(false)
        ? Removal.Why.MERGED
        : Removal.Why.CLOSED;
  }

  private JsonNode head() {
    return delivery.path("pull_request").path("head");
  }
}
