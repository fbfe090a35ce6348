package dev.slipway.gateway.build;

import dev.slipway.contract.Build;
import dev.slipway.contract.TargetType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A delivery of GitHub's `workflow_run` event, with the fields that matter here.
record WorkflowRun(JsonNode delivery) {

  private static final int SHORT_SHA = 7;

  /// `owner/name`, empty where the delivery has none.
  String repository() {
    return delivery.path("repository").path("full_name").asString("");
  }

  String workflow() {
    return run().path("name").asString("");
  }

  /// Why this is no finished, successful build; null where it is one.
  @Nullable String ignoredBecause() {
    String action = delivery.path("action").asString("");
    if (!action.equals("completed")) {
      return "the workflow run is not completed but " + action;
    }
    String conclusion = run().path("conclusion").asString("none");
    if (!conclusion.equals("success")) {
      return "the workflow run's conclusion is " + conclusion;
    }
    if (run().path("head_branch").asString("").isEmpty()) {
      return "the workflow run has no branch or tag";
    }
    if (run().path("event").asString("").equals("pull_request")) {
      return "the workflow run is of a pull request";
    }
    return null;
  }

  /// @param template the image, with placeholders
  Build build(String template) {
    String sha = run().path("head_sha").asString("");
    String target = run().path("head_branch").asString("");
    String image =
        template
            .replace("{sha}", sha)
            .replace("{short-sha}", sha.substring(0, Math.min(SHORT_SHA, sha.length())))
            .replace("{branch}", target.replaceAll("[^A-Za-z0-9_.-]", "-"))
            .replace("{run}", run().path("run_number").asString(""));
    JsonNode commit = run().path("head_commit");
    return new Build(
        image,
        TargetType.BRANCH,
        target,
        sha.isEmpty() ? null : sha,
        text(commit.path("author"), "email"),
        text(run(), "html_url"),
        text(commit, "message"),
        run().path("id").asString("") + "/" + run().path("run_attempt").asString("1"));
  }

  private JsonNode run() {
    return delivery.path("workflow_run");
  }

  private static @Nullable String text(JsonNode node, String field) {
    String value = node.path(field).asString("");
    return value.isEmpty() ? null : value;
  }
}
