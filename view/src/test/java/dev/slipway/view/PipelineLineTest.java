package dev.slipway.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.StepSnapshot.DeployStatus;
import dev.slipway.contract.release.StepSnapshot.GateStatus;
import dev.slipway.view.card.Plain;
import dev.slipway.view.card.Span;
import dev.slipway.view.card.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A release's way through its pipeline in one line.
class PipelineLineTest {

  private static final String ID = "test-abcdefghij";
  private static final Releases OPENED = Releases.opened(ID);
  private static final Releases ON_QA = OPENED.deployedToQa();

  @Test
  void whatIsDoneHasATickAndWhatFailedACross() {
    assertThat(line(OPENED)).isEqualTo("qa › qa-check › go-live › production");
    Releases going =
        ON_QA
            .status("qa-check", GateStatus.CLOSED)
            .status("go-live", GateStatus.PASSED)
            .production(DeployStatus.DEPLOYING, Releases.OWNER_ONE, 1);
    assertThat(line(going)).isEqualTo("qa ✓ › qa-check – › go-live ✓ › production");
    assertThat(line(going.production(DeployStatus.FAILED, Releases.OWNER_ONE, 1)))
        .isEqualTo("qa ✓ › qa-check – › go-live ✓ › production ✗");
    assertThat(line(ON_QA.status("qa-check", GateStatus.REJECTED)))
        .isEqualTo("qa ✓ › qa-check ✗ › go-live › production");
  }

  @Test
  void whatTheReleaseIsAtStandsOut() {
    Text line =
        PipelineLine.of(ON_QA.status("qa-check", GateStatus.PASSED).snapshot()).orElseThrow();
    assertThat(line.spans())
        .filteredOn(Span.Strong.class::isInstance)
        .containsExactly(new Span.Strong("go-live"));
  }

  @Test
  void allPhasesOfADeploymentAreOnePlace() {
    Releases begun =
        Strategies.blueGreen(ON_QA, DeployStatus.DEPLOYED, GateStatus.OPEN, DeployStatus.PENDING);
    assertThat(line(begun)).isEqualTo("qa ✓ › qa-check › go-live › production");
    assertThat(begun.snapshot().steps()).hasSizeGreaterThan(5);
    Releases live =
        Strategies.blueGreen(
            ON_QA, DeployStatus.DEPLOYED, GateStatus.PASSED, DeployStatus.DEPLOYED);
    assertThat(line(live)).endsWith("production ✓");
  }

  @Test
  void nothingStandsOutOnceTheReleaseHasEnded() {
    assertThat(line(ON_QA.finished(Outcome.CLOSED, Releases.OWNER_ONE)))
        .isEqualTo("qa ✓ › qa-check – › go-live – › production");
  }

  @Test
  void aFreezeIsNoPlaceOfItsOwn() {
    Releases frozen = Strategies.frozen(ON_QA, List.of("owners"), GateStatus.OPEN, 1);
    assertThat(line(frozen)).isEqualTo("qa ✓ › qa-check › go-live › production");
  }

  private static String line(Releases release) {
    return Plain.text(PipelineLine.of(release.snapshot()).orElseThrow());
  }
}
