package dev.slipway.deployer;

import static dev.slipway.deployer.Phased.ABORT;
import static dev.slipway.deployer.Phased.PREVIEW;
import static dev.slipway.deployer.Phased.SWITCH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployer.DeployerEvent.DeployFailed;
import dev.slipway.contract.deployer.DeployerEvent.DeployOvertaken;
import dev.slipway.contract.deployer.DeployerEvent.DeployStarted;
import dev.slipway.contract.deployer.DeployerEvent.DeploySucceeded;
import dev.slipway.contract.deployer.DeployerEvent.DriftDetected;
import dev.slipway.contract.deployment.Traffic;
import dev.slipway.contract.project.Phase;
import dev.slipway.deployer.instance.Request;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Blue-green between a real Kafka and the simulated cluster.
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(SharedRig.class)
class BlueGreenIT {

  private final Phased blueGreen = Phased.blueGreen();
  private final Place place;
  private final DeployerRig rig;

  BlueGreenIT(Place place) {
    this.place = place;
    this.rig = place.rig();
  }

  @Test
  void aPreviewIsReachedBesideWhatServesAndASwitchLeadsToItsPodsAtOnce() {
    place.succeeds(request(Phased.rolling(), "i:1", 1, null));
    DeploySucceeded preview = place.succeeds(request(blueGreen, "i:2", 2, PREVIEW));
    assertThat(preview.url()).isEqualTo("https://preview.shop.example.org");
    assertThat(preview.share()).isEqualTo(new Traffic(0, false));
    assertThat(place.images("shop-live")).containsOnly("i:1");
    assertThat(place.images("shop-live-preview")).hasSize(4).containsOnly("i:2");
    List<String> previewed = place.pods("shop-live-preview");
    DeploySucceeded switched = place.succeeds(request(blueGreen, "i:2", 3, SWITCH));
    assertThat(switched.url()).isEqualTo("https://shop.example.org");
    assertThat(place.pods("shop-live")).isEqualTo(previewed);
    assertThat(place.objects())
        .containsExactlyInAnyOrder(
            "Deployment shop-live",
            "Deployment shop-live-green",
            "Service shop-live",
            "Ingress shop-live");
    place.succeeds(request(blueGreen, "i:1", 4, null));
    assertThat(place.images("shop-live")).hasSize(4).containsOnly("i:1");
    place.noDrift();
  }

  @Test
  void anAbortLeavesWhatServesAsItWas() {
    place.succeeds(request(Phased.rolling(), "i:1", 1, null));
    List<String> before = place.pods("shop-live");
    place.succeeds(request(blueGreen, "i:2", 2, PREVIEW));
    place.succeeds(request(blueGreen, "i:2", 3, ABORT));
    assertThat(place.objects())
        .containsExactlyInAnyOrder(
            "Deployment shop-live", "Service shop-live", "Ingress shop-live");
    assertThat(place.pods("shop-live")).isEqualTo(before);
    Request late = request(blueGreen, "i:2", 2, PREVIEW);
    rig.deploy(late);
    rig.await(DeployOvertaken.class, late);
    place.noDrift();
  }

  @Test
  void aPreviewThatIsNeverReadyFailsAndIsTakenAwayByTheAbort() {
    place.succeeds(request(Phased.rolling(), "i:1", 1, null));
    Request bad = request(blueGreen, "i:bad", 2, PREVIEW);
    assertThat(place.fails(bad).diagnosis().message()).contains("i:bad cannot be pulled");
    assertThat(place.objects()).contains("Deployment shop-live-green");
    place.succeeds(request(blueGreen, "i:bad", 3, ABORT));
    assertThat(place.objects())
        .containsExactlyInAnyOrder(
            "Deployment shop-live", "Service shop-live", "Ingress shop-live");
  }

  @Test
  void anAbortOvertakesAPreviewThatIsUnderWay() {
    place.succeeds(request(Phased.rolling(), "i:1", 1, null));
    Request unready = request(blueGreen, "i:unready", 2, PREVIEW);
    rig.deploy(unready);
    rig.await(DeployStarted.class, unready);
    place.succeeds(request(blueGreen, "i:unready", 3, ABORT));
    assertThat(place.objects()).doesNotContain("Deployment shop-live-green");
    assertThat(rig.results(DeployFailed.class, unready)).isEmpty();
  }

  @Test
  void anAbortOfWhatNeverCameSucceeds() {
    place.succeeds(request(blueGreen, "i:1", 2, ABORT));
    assertThat(place.objects()).isEmpty();
  }

  @Test
  void withoutAPreviewThereIsNothingToSwitchTo() {
    place.succeeds(request(Phased.rolling(), "i:1", 1, null));
    Request request = request(blueGreen, "i:2", 3, SWITCH);
    assertThat(place.fails(request).diagnosis().reason()).isEqualTo("NothingToSwitchTo");
    assertThat(place.images("shop-live")).containsOnly("i:1");
  }

  @Test
  void theOldColourIsRemovedOnceItWasKeptForLongEnough() {
    Phased brief = Phased.blueGreen(Duration.ofSeconds(2));
    place.succeeds(request(Phased.rolling(), "i:1", 1, null));
    place.succeeds(request(brief, "i:2", 2, PREVIEW));
    place.succeeds(request(brief, "i:2", 3, SWITCH));
    assertThat(place.objects()).contains("Deployment shop-live");
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(place.objects())
                .containsExactlyInAnyOrder(
                    "Deployment shop-live-green", "Service shop-live", "Ingress shop-live"));
    assertThat(place.images("shop-live")).containsOnly("i:2");
    place.noDrift();
  }

  @Test
  void whatSomebodyChangesOfTheVersionThatServesIsToldWhileAPreviewWaits() {
    Request live = request(Phased.rolling(), "i:1", 1, null);
    place.succeeds(live);
    place.succeeds(request(blueGreen, "i:2", 2, PREVIEW));
    place.live().scale(1);
    assertThat(rig.await(DriftDetected.class, live).drift().object())
        .isEqualTo("deployment shop-live");
  }

  private Request request(Phased phased, String image, long sequence, @Nullable Phase phase) {
    return place.here(phased.request(image, sequence, phase));
  }
}
