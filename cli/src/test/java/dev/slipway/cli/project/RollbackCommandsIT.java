package dev.slipway.cli.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.cli.Run;
import dev.slipway.cli.RunningSlipway;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RollbackCommandsIT {

  private static final String PROJECT = "goingback";
  private static final String FIRST = RunningSlipway.release(PROJECT, 1);
  private static final String SECOND = RunningSlipway.release(PROJECT, 2);

  @BeforeAll
  static void twoThatWereLive() {
    RunningSlipway.publish(RunningSlipway.defined(PROJECT));
    for (int i = 1; i <= 2; i++) {
      String release = RunningSlipway.release(PROJECT, i);
      RunningSlipway.publish(RunningSlipway.build(PROJECT, i, "branch-" + i));
      assertThat(RunningSlipway.api("wait", release, "--for", "go").code()).isZero();
      RunningSlipway.publish(RunningSlipway.yes(PROJECT, release));
      assertThat(RunningSlipway.api("wait", release, "--for", "qa").code()).isZero();
      RunningSlipway.publish(RunningSlipway.deployed(PROJECT, release, i));
      assertThat(RunningSlipway.api("wait", release).code()).isZero();
    }
  }

  @Test
  void whatWasLiveIsListedAndGoneBackTo() {
    List<String> lines = RunningSlipway.api("environments", PROJECT).out().lines().toList();
    assertThat(lines.getFirst()).matches("ENVIRONMENT +RELEASE +DEPLOYED BY +SINCE +UNTIL");
    assertThat(lines.get(1)).matches("qa +" + SECOND + " +" + SECOND + " +\\S.*");
    assertThat(lines.get(2)).startsWith("qa");

    Run run = RunningSlipway.api("rollback", PROJECT, "qa", "--output", "json");
    assertThat(run.code()).as(run.err()).isZero();
    String back = run.json().path("release").asString();
    assertThat(RunningSlipway.api("wait", back, "--for", "qa").code()).isZero();
    RunningSlipway.publish(RunningSlipway.deployed(PROJECT, back, 3));
    assertThat(RunningSlipway.api("wait", back).code()).isZero();
    assertThat(RunningSlipway.api("environments", PROJECT).out().lines().toList().get(1))
        .matches("qa +" + FIRST + " +" + back + " +\\S.*");
  }

  @Test
  void theHistoryOfAnEnvironmentGoesFromTheLatestToTheFirst() {
    Run run = RunningSlipway.api("history", PROJECT, "qa", "--all");
    assertThat(run.code()).as(run.err()).isZero();
    List<String> lines = run.out().lines().toList();
    assertThat(lines.getFirst()).matches("TIME +EVENT +RELEASE +WHAT");
    assertThat(lines.getLast()).matches(".* granted +" + FIRST + " +it is its turn, request 1");
    assertThat(lines.get(lines.size() - 2))
        .matches(".* went-live +" + FIRST + " +is live, request 1");

    Run two = RunningSlipway.api("history", PROJECT, "qa", "--limit", "2", "--output", "json");
    assertThat(two.json().path("items")).hasSize(2);
    assertThat(two.json().path("next").isString()).isTrue();
    assertThat(RunningSlipway.api("history", PROJECT, "qa", "--limit", "2").err())
        .contains("There is more: raise --limit, or take --all.");
  }

  @Test
  void aHistoryOfNothingSaysWhatToNameInstead() {
    Run unknown = RunningSlipway.api("history", PROJECT, "moon");
    assertThat(unknown.code()).isEqualTo(3);
    assertThat(unknown.err()).contains("There is no environment moon.");
    assertThat(RunningSlipway.api("history", PROJECT, "qa", "--target", "main").out())
        .contains("No history yet");
    Run wrong = RunningSlipway.api("history", PROJECT, "qa", "--type", "commit");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("type must be one of branch, tag");
  }

  @Test
  void whereThereIsNothingToGoBackToNothingIsDone() {
    Run unknown = RunningSlipway.api("rollback", PROJECT, "moon");
    assertThat(unknown.code()).isEqualTo(3);
    assertThat(unknown.err()).contains("There is no environment moon.");
    Run never = RunningSlipway.api("rollback", PROJECT, "qa", "--to", "goingback-aaaaaaaaaa");
    assertThat(never.code()).isEqualTo(1);
    assertThat(never.err())
        .contains("qa cannot go back to goingback-aaaaaaaaaa: it was not live there");
  }

  @Test
  void whereNothingWasLiveItIsSaidThatAReleaseMayHaveToBeNamed() {
    RunningSlipway.publish(RunningSlipway.defined("neverlive"));
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(RunningSlipway.api("projects").out()).contains("neverlive"));
    Run run = RunningSlipway.api("rollback", "neverlive", "qa");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err())
        .contains("Nothing was live in qa before what is live now.")
        .contains("name the release with --to; `slipway environments neverlive` lists");
  }
}
