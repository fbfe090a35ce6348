package dev.slipway.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.release.DeployBuilder;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.Deploy;
import dev.slipway.contract.release.StepSnapshot.DeployStatus;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.view.card.Card;
import dev.slipway.view.card.Tone;
import dev.slipway.view.release.OutcomeText;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A card's tone is the worst current state of what it shows.
class CardToneTest {

  private static final Diagnosis CRASH =
      new Diagnosis("app exited", "CrashLoopBackOff", null, List.of(), List.of());

  static Stream<Releases> states() {
    Releases opened = Releases.opened("test-abcdefghij");
    Releases onQa = opened.deployedToQa();
    return Stream.of(
        opened,
        onQa,
        onQa.vote("qa-check", Releases.QA_ONE, "approve"),
        onQa.finished(Outcome.COMPLETED, null),
        onQa.finished(Outcome.CLOSED, Releases.OWNER_ONE),
        onQa.supersededBy("test-newer00004"));
  }

  @ParameterizedTest
  @MethodSource("states")
  void aFailedProductionTurnsTheChannelsCardRed(Releases state) {
    ReleaseSnapshot failed = state.with(deploy("production", DeployStatus.FAILED)).snapshot();
    assertThat(summary(failed).tone()).isEqualTo(Tone.BAD);
  }

  @ParameterizedTest
  @MethodSource("states")
  void anOpenReleaseIsNeverGreen(Releases state) {
    if (!OutcomeText.finished(state.snapshot())) {
      assertThat(SummaryCard.of(state.snapshot()).tone()).isNotEqualTo(Tone.GOOD);
    }
  }

  @ParameterizedTest
  @MethodSource("states")
  void aWorseStateNeverMakesABetterTone(Releases state) {
    Tone before = summary(state.snapshot()).tone();
    for (DeployStatus status : DeployStatus.values()) {
      Tone with = summary(state.with(deploy("production", status)).snapshot()).tone();
      Tone failed =
          summary(state.with(deploy("production", DeployStatus.FAILED)).snapshot()).tone();
      assertThat(CardTone.worst(Stream.of(failed, with))).isEqualTo(failed);
      assertThat(CardTone.worst(Stream.of(before, failed))).isEqualTo(failed);
    }
  }

  @Test
  void aDeciderWhoIsAskedAgainSeesTheFailure() {
    Releases failed =
        Releases.opened("test-abcdefghij")
            .deployedToQa()
            .with(deploy("production", DeployStatus.FAILED));
    Gate gate =
        failed.snapshot().steps().stream()
            .filter(step -> step.name().equals("go-live"))
            .map(Gate.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(GateCard.of(failed.snapshot(), gate, Releases.OWNER_ONE).tone()).isEqualTo(Tone.BAD);
  }

  @Test
  void theWorstOfSeveralCounts() {
    assertThat(CardTone.worst(Stream.of(Tone.GOOD, Tone.ENDED, Tone.WORKING)))
        .isEqualTo(Tone.WORKING);
    assertThat(CardTone.worst(Stream.of(Tone.values()))).isEqualTo(Tone.BAD);
  }

  private static Deploy deploy(String name, DeployStatus status) {
    return DeployBuilder.builder()
        .name(name)
        .status(status)
        .diagnosis(status == DeployStatus.FAILED ? CRASH : null)
        .attempt(1)
        .build();
  }

  private static Card summary(ReleaseSnapshot release) {
    return SummaryCard.of(release);
  }
}
