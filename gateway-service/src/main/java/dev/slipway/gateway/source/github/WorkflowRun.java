package dev.slipway.gateway.source.github;

import com.google.re2j.Pattern;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.project.ProjectDefinition.GitHubSource;
import dev.slipway.contract.text.ForeignText;
import dev.slipway.contract.text.TextLimits;
import dev.slipway.gateway.build.BuildEvents;
import dev.slipway.gateway.build.ImageReference;
import dev.slipway.gateway.web.GatewayProblems;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A delivery of GitHub's `workflow_run` event, with the fields that matter here.
record WorkflowRun(JsonNode delivery) {

  private static final int SHORT_SHA = 7;
  private static final String EVENTS = "github.events";

  /// What a tag of an image cannot have.
  private static final Pattern UNFIT = Pattern.compile("[^A-Za-z0-9_.-]");

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
    if (run().path("event").asString("").startsWith("pull_request")) {
      return "the workflow run is of a pull request";
    }
    String head = run().path("head_repository").path("full_name").asString(repository());
    if (!head.equalsIgnoreCase(repository())) {
      return "the workflow run is of the fork " + head;
    }
    return null;
  }

  /// Why the run is no build of this project; null where it is one.
  @Nullable String ignoredBecause(GitHubSource source) {
    BuildEvents events = BuildEvents.of(source.events());
    String branch = run().path("head_branch").asString("");
    String reason = events.ignoredBecause(text(run(), "event"), branch, EVENTS);
    String bot = new RunFacts(run()).bot();
    String always = delivery.path("repository").path("default_branch").asString("");
    boolean isPreview = !branch.equals(always) && !isTag(source.tags(), branch);
    return reason == null && bot != null && isPreview
        ? events.ignoredBecauseOfBot(bot, EVENTS)
        : reason;
  }

  /// What the run built, as the project's settings say.
  ///
  /// @throws org.springframework.web.ErrorResponseException 400 where they make no image of it
  Build build(GitHubSource source) {
    String target = run().path("head_branch").asString("");
    JsonNode commit = run().path("head_commit");
    RunFacts facts = new RunFacts(run());
    @Nullable String message = text(commit, "message");
    return new Build(
        image(source.image(), target),
        type(source.tags(), target),
        target,
        text(run(), "head_sha"),
        text(commit.path("author"), "email"),
        text(run(), "html_url"),
        message == null ? null : ForeignText.limit(message, TextLimits.COMMIT_MESSAGE),
        run().path("id").asString() + "/" + run().path("run_attempt").asString(),
        facts.ciRun(),
        facts.committed(),
        facts.identities(message));
  }

  private String image(String template, String target) {
    String sha = run().path("head_sha").asString("");
    String image =
        template
            .replace("{sha}", sha)
            .replace("{short-sha}", sha.substring(0, Math.min(SHORT_SHA, sha.length())))
            .replace("{branch}", UNFIT.matcher(target).replaceAll("-"))
            .replace("{run}", run().path("run_number").asString(""));
    if (sha.isEmpty() || !ImageReference.isOne(image)) {
      throw GatewayProblems.malformed(
          "The workflow run makes no image of the template " + template + ".");
    }
    return image;
  }

  /// Only a release is always of a tag.
  private TargetType type(@Nullable String tags, String target) {
    return run().path("event").asString("").equals("release") || isTag(tags, target)
        ? TargetType.TAG
        : TargetType.BRANCH;
  }

  /// GitHub names what was pushed and not whether it was a branch or a tag, so that the project says which
  /// names are tags.
  static boolean isTag(@Nullable String tags, String name) {
    return tags != null
        && Pattern.matches(
            "(?s)"
                + Stream.of(tags.split("\\*", -1))
                    .map(Pattern::quote)
                    .collect(Collectors.joining(".*")),
            name);
  }

  private JsonNode run() {
    return delivery.path("workflow_run");
  }

  /// Identities among these are judged by [DeliveryIdentities] first, so that cleaning changes free text alone.
  private static @Nullable String text(JsonNode node, String field) {
    String value = ForeignText.clean(node.path(field).asString(""));
    return ForeignText.isBlank(value) ? null : value;
  }
}
