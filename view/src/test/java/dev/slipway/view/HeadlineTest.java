package dev.slipway.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployment.Drift;
import dev.slipway.contract.deployment.Removal.Status;
import dev.slipway.contract.deployment.Rollback;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.Phase;
import dev.slipway.contract.release.DeployBuilder;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.Deploy;
import dev.slipway.contract.release.StepSnapshot.DeployStatus;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.view.deployment.RemovalCard;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A card's headline is the question that it asks, or the state of what it shows with its place.
class HeadlineTest {

  private static final String ID = "test-abcdefghij";
  private static final Releases OPENED = Releases.opened(ID);
  private static final Releases ON_QA = OPENED.deployedToQa();
  private static final Releases GOING =
      ON_QA
          .vote("go-live", Releases.OWNER_ONE, "deploy")
          .status("qa-check", GateStatus.CLOSED)
          .status("go-live", GateStatus.PASSED)
          .production(DeployStatus.DEPLOYING, Releases.OWNER_ONE, 1);
  private static final Releases FAILED =
      GOING.production(DeployStatus.FAILED, Releases.OWNER_ONE, 1).reopened("go-live");

  static Stream<Arguments> channel() {
    return Stream.of(
        Arguments.of(OPENED, "Test staging: deploying to qa"),
        Arguments.of(OPENED.qa(DeployStatus.WAITING), "Test staging: waiting to deploy to qa"),
        Arguments.of(OPENED.qaUnderWay(0, "far"), "Test staging: no deployer answers for qa"),
        Arguments.of(ON_QA, "Test staging: waiting for owners at go-live"),
        Arguments.of(
            ON_QA.supersededBy("test-newer00004"),
            "Test staging: waiting for a newer build to take over"),
        Arguments.of(GOING, "Test staging: deploying to production"),
        Arguments.of(FAILED, "Test staging failed in production"),
        Arguments.of(
            GOING
                .production(DeployStatus.DEPLOYED, Releases.OWNER_ONE, 1)
                .finished(Outcome.COMPLETED, Releases.OWNER_ONE),
            "Test staging is live in production"),
        Arguments.of(ON_QA.finished(Outcome.CLOSED, Releases.OWNER_ONE), "Test staging: closed"),
        Arguments.of(
            ON_QA.status("go-live", GateStatus.REJECTED).finished(Outcome.REJECTED, null),
            "Test staging: rejected at go-live"),
        Arguments.of(
            ON_QA.status("qa-check", GateStatus.REJECTED).finished(Outcome.REJECTED, null),
            "Test staging: rejected at qa-check"),
        Arguments.of(
            ON_QA
                .status("qa-check", GateStatus.EXPIRED)
                .status("go-live", GateStatus.EXPIRED)
                .finished(Outcome.EXPIRED, null),
            "Test staging: expired at go-live"),
        Arguments.of(
            Removed.expired(ID, Status.FAILED, 0), "Test staging could not be removed from qa"),
        Arguments.of(
            ON_QA.status("go-live", GateStatus.EXPIRED).finished(Outcome.EXPIRED, null),
            "Test staging: expired at go-live"),
        Arguments.of(
            ON_QA.finished(Outcome.SUPERSEDED, null), "Test staging: superseded by a newer build"),
        Arguments.of(
            ON_QA.finished(Outcome.BRANCH_DELETED, null),
            "Test staging: ended, its branch was deleted"),
        Arguments.of(OPENED.qaFailed(), "Test staging failed in qa"),
        Arguments.of(
            OPENED
                .qaDrifted(new Drift("deployment test-qa", true, List.of(), false))
                .finished(Outcome.COMPLETED, null),
            "Test staging was changed by hand in qa"));
  }

  @ParameterizedTest
  @MethodSource("channel")
  void theChannelReadsTheStateWithItsPlace(Releases release, String headline) {
    assertThat(SummaryCard.of(release.snapshot()).title()).isEqualTo(headline);
  }

  @Test
  void whoeverDecidesReadsTheQuestion() {
    assertThat(asked(ON_QA, "go-live", Releases.OWNER_ONE))
        .isEqualTo("Deploy Test staging to production?");
    assertThat(asked(ON_QA, "qa-check", Releases.QA_ONE))
        .isEqualTo("Test staging: your choice at qa-check");
    Rollback rollback = new Rollback("production", "test-old", null, null);
    assertThat(asked(ON_QA.rollback(rollback), "go-live", Releases.OWNER_ONE))
        .isEqualTo("Roll production back to Test staging?");
  }

  @Test
  void aQuestionAboutAPhaseNamesIt() {
    assertThat(asked(phased(new Phase.Switch()), "go-live", Releases.OWNER_ONE))
        .isEqualTo("Switch production to Test staging?");
    assertThat(asked(phased(new Phase.Whole()), "go-live", Releases.OWNER_ONE))
        .isEqualTo("Give Test staging all of production?");
  }

  private static Releases phased(Phase phase) {
    Deploy whole =
        (Deploy)
            ON_QA.snapshot().steps().stream()
                .filter(step -> step.name().equals("production"))
                .findFirst()
                .orElseThrow();
    return ON_QA.with(
        DeployBuilder.builder().name(whole.name()).status(whole.status()).phase(phase).build());
  }

  @Test
  void whoeverHasChosenReadsTheirChoice() {
    assertThat(asked(GOING, "go-live", Releases.OWNER_ONE))
        .isEqualTo("Test staging: you chose Deploy to production");
    assertThat(asked(GOING, "go-live", Releases.OWNER_TWO))
        .isEqualTo("Test staging: passed at go-live");
    assertThat(asked(GOING, "qa-check", Releases.QA_ONE))
        .isEqualTo("Test staging: closed at qa-check");
  }

  @Test
  void aDeploymentsMessageBeginsWithItsOutcome() {
    assertThat(deployment(FAILED)).isEqualTo("Test staging failed in production");
    assertThat(deployment(GOING.production(DeployStatus.DEPLOYED, Releases.OWNER_ONE, 1)))
        .isEqualTo("Test staging is live in production");
  }

  @ParameterizedTest
  @MethodSource("removals")
  void aRemovalsMessageBeginsWithItsState(Status status, String headline) {
    ReleaseSnapshot release = Removed.expired(ID, status, 1).snapshot();
    Deploy deploy = (Deploy) release.steps().getFirst();
    assertThat(RemovalCard.of(release, deploy, Objects.requireNonNull(deploy.removal())).title())
        .isEqualTo(headline);
  }

  static Stream<Arguments> removals() {
    return Stream.of(
        Arguments.of(Status.DUE, "Test staging will be removed from qa"),
        Arguments.of(Status.EXTENDED, "Test staging stays in qa"),
        Arguments.of(Status.REMOVING, "Test staging: removing it from qa"),
        Arguments.of(Status.REMOVED, "Test staging was removed from qa"),
        Arguments.of(Status.FAILED, "Test staging could not be removed from qa"));
  }

  private static String deployment(Releases release) {
    Deploy production = (Deploy) release.snapshot().steps().getLast();
    return Objects.requireNonNull(DeploymentCard.of(release.snapshot(), production).title());
  }

  private static String asked(Releases release, String name, Person person) {
    Gate gate =
        release.snapshot().steps().stream()
            .filter(step -> step.name().equals(name))
            .map(Gate.class::cast)
            .findFirst()
            .orElseThrow();
    return Objects.requireNonNull(GateCard.of(release.snapshot(), gate, person).title());
  }
}
