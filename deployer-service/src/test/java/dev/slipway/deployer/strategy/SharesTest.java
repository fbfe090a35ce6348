package dev.slipway.deployer.strategy;

import static dev.slipway.deployer.Phased.ABORT;
import static dev.slipway.deployer.Phased.PREVIEW;
import static dev.slipway.deployer.Phased.SWITCH;
import static dev.slipway.deployer.Phased.WHOLE;
import static dev.slipway.deployer.Phased.share;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.contract.deployment.Traffic;
import dev.slipway.contract.workload.Workload;
import dev.slipway.contract.workload.WorkloadBuilder;
import dev.slipway.deployer.Phased;
import dev.slipway.deployer.instance.Stand;
import dev.slipway.messaging.EventJson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The part of the requests that reaches a phase, and what a strategy needs and remembers.
class SharesTest {

  private final World world = new World();
  private final Phased blueGreen = Phased.blueGreen();
  private final Phased canary = Phased.canary();

  @Test
  void aShareByPodsIsWhatThePodsThatThereAreMakeOfIt() {
    shared();
    assertThat(world.share()).isEqualTo(new Traffic(20, false));
    world.done(canary.request("i:2", 3, share(50)));
    assertThat(world.share()).isEqualTo(new Traffic(50, false));
    World scaled = new World().done(canary.unmanaged().request("i:1", 1, null));
    scaled.scale("shop-live", 18);
    scaled.done(canary.unmanaged().request("i:2", 2, share(5)));
    assertThat(scaled.share()).as("1 beside 18").isEqualTo(new Traffic(5, false));
  }

  @Test
  void aColourThatIsKeptHasNoPartInAShare() {
    switched();
    world.done(canary.request("i:3", 4, share(10)));
    assertThat(world.share()).isEqualTo(new Traffic(20, false));
  }

  @Test
  void aWeighedShareIsExact() {
    Phased weighed = canary.weighed();
    world.done(weighed.request("i:1", 1, null)).done(weighed.request("i:2", 2, share(10)));
    assertThat(world.share()).isEqualTo(new Traffic(10, false));
  }

  @Test
  void aFirstVersionIsAloneInEveryPhaseBeforeTheLast() {
    world.done(canary.request("i:1", 1, share(10)));
    assertThat(world.share()).isEqualTo(new Traffic(100, true));
    world.done(canary.request("i:1", 2, share(50)));
    assertThat(world.share()).isEqualTo(new Traffic(100, true));
    world.done(canary.request("i:1", 3, WHOLE));
    assertThat(world.share()).isNull();
  }

  @Test
  void whatComesAfterAFirstVersionThatWasTakenBackIsAloneAsWell() {
    world.done(canary.request("i:1", 1, share(10))).done(canary.request("i:1", 2, ABORT));
    assertThat(world.share()).isNull();
    world.done(canary.request("i:2", 3, share(10)));
    assertThat(world.share()).isEqualTo(new Traffic(100, true));
    World previewed = new World().done(blueGreen.request("i:1", 1, PREVIEW));
    previewed.done(blueGreen.request("i:1", 2, ABORT)).done(blueGreen.request("i:2", 3, PREVIEW));
    assertThat(previewed.share()).isEqualTo(new Traffic(0, true));
  }

  @Test
  void noRequestReachesAPreviewAndTheFirstIsAlone() {
    world.done(blueGreen.request("i:1", 1, PREVIEW));
    assertThat(world.share()).isEqualTo(new Traffic(0, true));
    world.done(blueGreen.request("i:1", 2, SWITCH)).done(blueGreen.request("i:2", 3, PREVIEW));
    assertThat(world.share()).isEqualTo(new Traffic(0, false));
  }

  @Test
  void whatComesAtOnceHasNoShare() {
    world.done(canary.request("i:1", 1, null));
    assertThat(world.share()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "10, 4, false, 1",
    "10, 20, false, 2",
    "25, 3, false, 1",
    "50, 3, false, 3",
    "90, 3, false, 3",
    "10, 0, false, 1",
    "10, 4, true, 1",
    "50, 4, true, 2",
    "75, 5, true, 4"
  })
  void aShareIsAsManyPodsAsComeNearestAndAtMostTwiceAsManyInAll(
      int weight, int others, boolean weighed, int pods) {
    assertThat(Shares.pods(weight, others, weighed)).isEqualTo(pods);
  }

  @Test
  void aStrategyNeedsTheBuiltInWorkloadAndBlueGreenAPort() {
    Workload own = Workload.of(List.of(Map.of("apiVersion", "apps/v1", "kind", "Deployment")));
    assertThatThrownBy(
            () -> Placing.of(canary.running(own).request("i:1", 1, share(10)), world.slot()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("manifests:");
    Workload silent = WorkloadBuilder.builder().build();
    assertThatThrownBy(
            () -> Placing.of(blueGreen.running(silent).request("i:1", 1, PREVIEW), world.slot()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("port");
  }

  @Test
  void howADeploymentStandsIsRememberedAsJson() {
    shared();
    Stand stand = world.placed("shop-live-canary").stand();
    String json = EventJson.mapper().writeValueAsString(stand);
    assertThat(json).isEqualTo("{\"behind\":\"shop-live\",\"replicas\":1}");
    assertThat(EventJson.mapper().readValue(json, Stand.class)).isEqualTo(stand);
  }

  private void switched() {
    world
        .done(Phased.rolling().request("i:1", 1, null))
        .done(blueGreen.request("i:2", 2, PREVIEW))
        .done(blueGreen.request("i:2", 3, SWITCH));
  }

  private void shared() {
    world.done(canary.request("i:1", 1, null)).done(canary.request("i:2", 2, share(10)));
  }
}
