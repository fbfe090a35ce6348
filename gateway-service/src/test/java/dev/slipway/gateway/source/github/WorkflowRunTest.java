package dev.slipway.gateway.source.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.CiRun;
import dev.slipway.contract.build.CiRunBuilder;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.people.Contributor;
import dev.slipway.contract.people.Contributor.Role;
import dev.slipway.contract.project.ProjectDefinition.GitHubSource;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class WorkflowRunTest {

  private static final String RUN =
      """
      {"action": "completed", "repository": {"full_name": "example/app"},
       "workflow_run": {"id": 7, "run_attempt": 2, "run_number": 41, "name": "CI", "event": "push",
         "conclusion": "success", "head_branch": "feature/ABC_1", "head_sha": "0123456789abcdef",
         "head_repository": {"full_name": "example/app"}}}
      """;

  @ParameterizedTest
  @CsvSource({
    "app:{sha},app:0123456789abcdef",
    "app:{short-sha},app:0123456",
    "app:{branch}-{run},app:feature-ABC_1-41",
    "registry:5000/app:fixed,registry:5000/app:fixed"
  })
  void anImageIsItsTemplateWithTheRunsValues(String template, String image) {
    assertThat(run(RUN).build(source(template, null)).image()).isEqualTo(image);
  }

  @Test
  void aRunWithoutItsValuesMakesNoImage() {
    assertThatThrownBy(
            () -> run(RUN.replace("0123456789abcdef", "")).build(source("app:{sha}", null)))
        .hasMessageContaining("400");
    assertThatThrownBy(() -> run(RUN).build(source("app {sha}", null))).hasMessageContaining("400");
  }

  @ParameterizedTest
  @CsvSource({
    "v*,v1.2.0,TAG",
    "v*,main,BRANCH",
    "v*,dev,BRANCH",
    "release-*-final,release-7-final,TAG",
    "v1.0,v1x0,BRANCH",
    ",v1.2.0,BRANCH"
  })
  void theProjectSaysWhichNamesAreTags(@Nullable String tags, String name, TargetType type) {
    assertThat(run(RUN.replace("feature/ABC_1", name)).build(source("a:{sha}", tags)).type())
        .isEqualTo(type);
  }

  @Test
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aPatternOfManyStarsIsMatchedAtOnce() {
    String stars = "*a".repeat(40) + "b";
    String name = "a".repeat(5_000);
    assertThat(run(RUN.replace("feature/ABC_1", name)).build(source("a:{sha}", stars)).type())
        .isEqualTo(TargetType.BRANCH);
    GoneRef gone =
        new GoneRef(
            false,
            JsonMapper.shared().readTree("{\"ref\": \"" + name + "\", \"ref_type\": \"branch\"}"));
    assertThat(gone.targets(source("a:{sha}", stars)))
        .extracting(GoneRef.Target::type)
        .containsExactly(TargetType.BRANCH);
  }

  @Test
  void aReleaseIsAlwaysOfATag() {
    assertThat(run(RUN.replace("push", "release")).build(source("a:{sha}", null)).type())
        .isEqualTo(TargetType.TAG);
  }

  @ParameterizedTest
  @CsvSource({
    "push,pull_request,pull request",
    "push,pull_request_target,pull request",
    "feature/ABC_1,'',no branch",
    "success,cancelled,conclusion is cancelled",
    "completed,in_progress,in_progress"
  })
  void runsThatAreNoBuildOfABranchOrTagAreIgnored(String from, String to, String reason) {
    assertThat(run(RUN.replace(from, to)).ignoredBecause()).contains(reason);
  }

  @Test
  void runsOfAForkAreIgnoredWhateverTheirBranchIsCalled() {
    String fork =
        RUN.replace(
            "\"head_repository\": {\"full_name\": \"example/app\"}",
            "\"head_repository\": {\"full_name\": \"stranger/app\"}");
    assertThat(run(fork).ignoredBecause())
        .isEqualTo("the workflow run is of the fork stranger/app");
    assertThat(run(RUN).ignoredBecause()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "push,merge_group,merge_group",
    "push,issue_comment,issue_comment",
    "push,schedule,schedule",
    "push,workflow_dispatch,workflow_dispatch",
    "feature/ABC_1,gh-readonly-queue/main/pr-7-aaaa,merge queue",
    "'\"event\"','\"actor\": {\"login\": \"renovate\", \"type\": \"Bot\"}, \"event\"',bot renovate",
    "'\"event\"','\"actor\": {\"login\": \"dependabot[bot]\"}, \"event\"',bot dependabot[bot]"
  })
  void runsThatNobodyWantsDeployedAreNoBuildsUntilTheProjectSaysSo(
      String from, String to, String reason) {
    WorkflowRun run = run(RUN.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to)));
    assertThat(run.ignoredBecause()).isNull();
    assertThat(run.ignoredBecause(source("a:{sha}", null)))
        .contains(reason)
        .contains("github.events");
    assertThat(
            run.ignoredBecause(
                taking(
                    "push",
                    "merge_group",
                    "issue_comment",
                    "schedule",
                    "bot",
                    "workflow_dispatch")))
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"push", "release"})
  void runsOfPushesAndReleasesAreBuilds(String event) {
    assertThat(run(RUN.replace("push", event)).ignoredBecause(source("a:{sha}", null))).isNull();
  }

  /// A merge queue's bot pushes what people have approved.
  @Test
  void whatABotMergesIntoTheDefaultBranchIsABuild() {
    String merged =
        RUN.replace("feature/ABC_1", "main")
            .replace(
                "\"repository\": {\"full_name\": \"example/app\"},\n",
                "\"repository\": {\"full_name\": \"example/app\", \"default_branch\": \"main\"},\n")
            .replace("\"event\"", "\"actor\": {\"login\": \"m\", \"type\": \"Bot\"}, \"event\"");
    assertThat(run(merged).ignoredBecause(source("a:{sha}", null))).isNull();
  }

  private static GitHubSource taking(String... events) {
    return new GitHubSource("example/app", "CI", "a:{sha}", null, null, List.of(events));
  }

  @Test
  void aDeletedTagThatNoPatternNamesIsWhatItsBuildsCalledIt() {
    String deleted =
        "{\"ref\": \"rel-1\", \"ref_type\": \"tag\", \"repository\": {\"full_name\": \"org/app\"}}";
    GoneRef gone = new GoneRef(false, JsonMapper.shared().readTree(deleted));
    assertThat(gone.targets(source("a:{sha}", null)))
        .extracting(GoneRef.Target::type)
        .containsExactly(TargetType.TAG, TargetType.BRANCH);
    assertThat(gone.targets(source("a:{sha}", "rel-*")))
        .extracting(GoneRef.Target::type)
        .containsExactly(TargetType.TAG);
  }

  private static final String MAKERS =
      """
      {"action": "completed", "repository": {"full_name": "example/app"},
       "workflow_run": {"id": 7, "run_attempt": 2, "run_number": 41, "name": "CI", "event": "push",
         "created_at": "2026-11-29T10:00:00Z", "run_started_at": "2026-11-29T11:00:00Z",
         "conclusion": "success", "head_branch": "main", "head_sha": "0123456789abcdef",
         "actor": {"login": "dev-a", "type": "User"},
         "triggering_actor": {"login": "dependabot[bot]", "type": "Bot"},
         "head_commit": {"timestamp": "2026-11-29T10:58:00+01:00",
           "message": "Answer\\n\\nCo-authored-by: Dev B <dev-b@example.org>\\nco-authored-by:dev-c",
           "author": {"name": "Dev A", "email": "1+dev-a@users.noreply.github.com"},
           "committer": {"name": "GitHub", "email": "noreply@github.com"}}}}
      """;

  @Test
  void aBuildKnowsItsRun() {
    Build build = run(MAKERS).build(source("a:{sha}", null));
    assertThat(build.run())
        .isEqualTo(new CiRun("CI", 41L, 2, Instant.parse("2026-11-29T10:00:00Z"), "push"));
    assertThat(build.committed()).isEqualTo("2026-11-29T09:58:00Z");
  }

  @Test
  void aRunThatSaysNothingOfItselfIsABuildAllTheSame() {
    Build build =
        run(RUN.replace("41", "null").replace("2,", "\"x\",")).build(source("a:{sha}", null));
    assertThat(build.run()).isEqualTo(CiRunBuilder.builder().workflow("CI").event("push").build());
    assertThat(build.committed()).isNull();
    assertThat(build.identities()).isEmpty();
  }

  @Test
  void everybodyWhoHadAPartIsNamedButForBotsAndTheHost() {
    Build build = run(MAKERS).build(source("a:{sha}", null));
    assertThat(build.identities())
        .extracting(Contributor::role, Contributor::name, Contributor::email, Contributor::login)
        .containsExactly(
            tuple(Role.AUTHOR, "Dev A", "1+dev-a@users.noreply.github.com", null),
            tuple(Role.CO_AUTHOR, "Dev B <dev-b@example.org>", null, null),
            tuple(Role.CO_AUTHOR, "dev-c", null, null),
            tuple(Role.ACTOR, null, null, "dev-a"));
  }

  private static GitHubSource source(String image, @Nullable String tags) {
    return new GitHubSource("example/app", "CI", image, tags, null);
  }

  private static WorkflowRun run(String json) {
    return new WorkflowRun(JsonMapper.shared().readTree(json));
  }
}
