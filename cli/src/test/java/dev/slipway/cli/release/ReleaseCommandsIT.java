package dev.slipway.cli.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.Run;
import dev.slipway.cli.RunningSlipway;
import dev.slipway.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ReleaseCommandsIT {

  private static final String PROJECT = "commands";
  private static final String FIRST = RunningSlipway.release(PROJECT, 1);

  @BeforeAll
  static void someReleases() {
    RunningSlipway.publish(RunningSlipway.defined(PROJECT));
    for (int i = 1; i <= 5; i++) {
      RunningSlipway.publish(RunningSlipway.build(PROJECT, i, "branch-" + i));
    }
    for (int i = 1; i <= 5; i++) {
      Run run = RunningSlipway.api("wait", RunningSlipway.release(PROJECT, i), "--for", "go");
      assertThat(run.code()).as(run.err()).isZero();
    }
  }

  @Test
  void releasesAreListedNewestFirstAsATable() {
    Run run = RunningSlipway.api("releases", "--project", PROJECT);
    assertThat(run.code()).isZero();
    List<String> lines = run.out().lines().toList();
    assertThat(lines).hasSize(6);
    assertThat(lines.getFirst()).matches("RELEASE +STATE +TARGET +OPENED +IMAGE");
    assertThat(lines.get(1))
        .matches("commands-0000000005 +open at go +branch branch-5 +\\S.* +registry/app:5");
    assertThat(lines.getLast()).startsWith(FIRST);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void theListIsAsLongAsAskedForAndSaysThatThereIsMore() {
    Run run = RunningSlipway.api("releases", "--project", PROJECT, "--limit", "2");
    assertThat(run.out().lines()).hasSize(3);
    assertThat(run.err()).isEqualTo("There are more: raise --limit, or take --all.\n");
    assertThat(RunningSlipway.api("releases", "--project", PROJECT, "--all").out().lines())
        .hasSize(6);
  }

  @Test
  void jsonIsTheApisOwnInOneDocument() {
    Run run =
        RunningSlipway.api("releases", "--project", PROJECT, "--limit", "3", "--output", "json");
    assertThat(run.json().path("items")).hasSize(3);
    assertThat(run.json().path("items").path(0).path("build").path("target").asString())
        .isEqualTo("branch-5");
    assertThat(run.json().path("next").isString()).isTrue();
    assertThat(run.err()).isEmpty();
    Run all = RunningSlipway.api("releases", "--project", PROJECT, "--all", "--output", "json");
    assertThat(all.json().path("items")).hasSize(5);
    assertThat(all.json().path("next").isNull()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "--state open, 5",
    "--state finished, 0",
    "--type branch, 5",
    "--type tag, 0",
    "--target branch-2, 1",
    "--outcome completed, 0"
  })
  void filtersNarrowTheList(String filter, int expected) {
    String[] words = filter.split(" ", -1);
    Run run =
        RunningSlipway.api(
            "releases", "--project", PROJECT, words[0], words[1], "--output", "json");
    assertThat(run.json().path("items")).hasSize(expected);
  }

  @Test
  void aWordThatTheApiDoesNotKnowIsAWrongArgument() {
    Run run = RunningSlipway.api("releases", "--state", "half-open");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("slipway: state must be one of open, finished\n");
  }

  @Test
  void anEmptyListIsSaidInWords() {
    assertThat(RunningSlipway.api("releases", "--target", "no-such-branch").out())
        .isEqualTo("No releases.\n");
  }

  @Test
  void aProjectThatDoesNotExistHasItsOwnExitCode() {
    Run run = RunningSlipway.api("releases", "--project", "nobody", "--json");
    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(JsonMapper.shared().readTree(run.err()).at("/error/code").asString())
        .isEqualTo("not-found");
    assertThat(RunningSlipway.api("environments", "nobody").code()).isEqualTo(3);
    assertThat(RunningSlipway.api("rollback", "nobody", "qa").code()).isEqualTo(3);
  }

  @Test
  void aReleaseIsShownWithItsSteps() {
    Run run = RunningSlipway.api("release", FIRST);
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith("release   " + FIRST + "\nproject   The commands\nstate     open at go\n")
        .containsPattern("go +open +waits for owner-one\n")
        .containsPattern("qa +pending +-\n$");
    assertThat(
            RunningSlipway.api("release", FIRST, "--output", "json").json().path("id").asString())
        .isEqualTo(FIRST);
  }

  @Test
  void aReleasesEventsAreShownWithTimeAndReason() {
    Run run = RunningSlipway.api("events", FIRST);
    assertThat(run.out().lines().toList().get(1)).contains("opened").contains("registry/app:1");
    assertThat(RunningSlipway.api("events", FIRST, "--output", "json").json().path("items"))
        .hasSize((int) run.out().lines().count() - 1);
  }

  @Test
  void projectsAreListedWithTheirPipelines() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() ->
            assertThat(RunningSlipway.api("projects").out())
                .containsPattern("commands +The commands +slack:C0TEST +go > deploy qa\n"));
    assertThat(RunningSlipway.api("projects", "--output", "json").json().path("items"))
        .isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"release", "events", "republish"})
  void whatDoesNotExistHasItsOwnExitCode(String command) {
    for (String id : List.of("commands-none", "../projects")) {
      Run run = RunningSlipway.api(command, id);
      assertThat(run.code()).isEqualTo(3);
      assertThat(run.err()).isEqualTo("slipway: There is no release " + id + ".\n");
    }
  }

  @Test
  void waitingForAnOpenReleasesEndTakesNoLongerThanAllowed() {
    Run run = RunningSlipway.api("wait", FIRST, "--timeout", "1s");
    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err()).contains("not finished within 1s; last seen: open at go");
  }

  @Test
  void republishingPublishesTheSameEventsUnderTheSameIds() {
    String release = RunningSlipway.release(PROJECT, 3);
    List<String> before = published(release);

    Run run = RunningSlipway.api("republish", release);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo(release + ": published " + before.size() + " events again\n");
    assertThat(published(release))
        .isEqualTo(
            IntStream.range(0, 2 * before.size())
                .mapToObj(i -> before.get(i % before.size()))
                .toList());
  }

  private static List<String> published(String release) {
    return RunningSlipway.records(Topics.RELEASES).stream()
        .filter(record -> header(record, "ce_subject").equals(release))
        .map(record -> header(record, "ce_type") + " " + header(record, "ce_id"))
        .toList();
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
