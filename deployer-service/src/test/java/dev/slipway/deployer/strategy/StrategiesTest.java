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
import dev.slipway.deployer.Phased;
import dev.slipway.deployer.cluster.Cluster;
import dev.slipway.deployer.instance.InstanceObjects;
import dev.slipway.deployer.instance.Stand;
import dev.slipway.messaging.EventJson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The objects on the cluster after each phase.
class StrategiesTest {

  private final World world = new World();
  private final Phased blueGreen = Phased.blueGreen();
  private final Phased canary = Phased.canary();

  @Test
  void aPreviewRunsBesideWhatServes() {
    world.done(Phased.rolling().request("i:1", 1, null)).done(blueGreen.request("i:2", 2, PREVIEW));
    assertThat(world.lines())
        .containsExactly(
            "deployment shop-live: 4 x i:1 made for 1",
            "deployment shop-live-green: 4 x i:2 made for 2",
            "ingress shop-live",
            "ingress shop-live-preview",
            "service shop-live -> shop-live",
            "service shop-live-preview -> shop-live-green");
  }

  @Test
  void aSwitchLeadsToThePodsOfThePreviewAsTheyAreAndKeepsTheOldOnes() {
    world
        .done(Phased.rolling().request("i:1", 1, null))
        .done(blueGreen.request("i:2", 2, PREVIEW))
        .done(blueGreen.request("i:2", 3, SWITCH));
    assertThat(world.lines())
        .containsExactly(
            "deployment shop-live: 4 x i:1 made for 1",
            "deployment shop-live-green: 4 x i:2 made for 2",
            "ingress shop-live",
            "service shop-live -> shop-live-green");
  }

  @Test
  void beforeTheirPodsAreReadyNothingLeadsToThem() {
    world.done(Phased.rolling().request("i:1", 1, null)).done(blueGreen.request("i:2", 2, PREVIEW));
    world.asked(blueGreen.request("i:2", 3, SWITCH));
    assertThat(world.lines()).contains("service shop-live -> shop-live");
  }

  @Test
  void theNextPreviewIsInTheOtherColour() {
    switched();
    world.done(blueGreen.request("i:3", 4, PREVIEW));
    assertThat(world.lines())
        .contains(
            "deployment shop-live: 4 x i:3 made for 4",
            "service shop-live -> shop-live-green",
            "service shop-live-preview -> shop-live");
    world.done(blueGreen.request("i:3", 5, SWITCH));
    assertThat(world.lines()).contains("service shop-live -> shop-live");
  }

  @Test
  void goingBackToAVersionThatIsKeptIsASwitch() {
    switched();
    world.done(blueGreen.request("i:1", 4, null));
    assertThat(world.lines())
        .contains(
            "deployment shop-live: 4 x i:1 made for 1",
            "deployment shop-live-green: 4 x i:2 made for 2",
            "service shop-live -> shop-live");
  }

  @Test
  void goingBackToAnyOtherBringsItUpInTheColourThatDoesNotServe() {
    switched();
    world.asked(blueGreen.request("i:0", 4, null));
    assertThat(world.lines())
        .contains(
            "deployment shop-live: 4 x i:0 made for 4", "service shop-live -> shop-live-green");
    world.done(blueGreen.request("i:0", 4, null));
    assertThat(world.lines()).contains("service shop-live -> shop-live");
  }

  @Test
  void whatServesAlreadyStaysAsItIs() {
    switched();
    world.done(blueGreen.request("i:2", 4, null));
    assertThat(world.lines())
        .contains(
            "deployment shop-live-green: 4 x i:2 made for 2",
            "service shop-live -> shop-live-green");
  }

  @Test
  void anAbortedPreviewGoesAndWhatServesIsAsBefore() {
    world.done(Phased.rolling().request("i:1", 1, null));
    List<String> before = world.lines();
    world.done(blueGreen.request("i:2", 2, PREVIEW)).done(blueGreen.request("i:2", 3, ABORT));
    assertThat(world.lines()).isEqualTo(before);
    assertThat(world.slot().sequence()).isEqualTo(3);
    assertThat(world.placed("shop-live").runs().event().sequence()).isEqualTo(1);
  }

  @Test
  void aSwitchThatWasNotTakenAsDoneIsTakenBack() {
    switched();
    world.done(blueGreen.request("i:2", 4, ABORT));
    assertThat(world.lines())
        .containsExactly(
            "deployment shop-live: 4 x i:1 made for 1",
            "ingress shop-live",
            "service shop-live -> shop-live");
  }

  @Test
  void anAbortOfWhatNeverCameTakesNothing() {
    switched();
    world.done(blueGreen.request("i:3", 5, ABORT));
    assertThat(world.lines())
        .contains(
            "deployment shop-live: 4 x i:1 made for 1", "service shop-live -> shop-live-green");
    assertThat(Placing.of(blueGreen.request("i:1", 1, ABORT), new InstanceObjects(List.of(), null)))
        .isEmpty();
  }

  @Test
  void aFirstPreviewThatIsAbortedLeavesADeploymentWithoutPodsThatRemembers() {
    world.done(blueGreen.request("i:1", 1, PREVIEW)).done(blueGreen.request("i:1", 2, ABORT));
    assertThat(world.lines()).containsExactly("deployment shop-live: 0 x i:1 made for 1");
    assertThat(world.slot().sequence()).isEqualTo(2);
    world.done(blueGreen.request("i:2", 3, PREVIEW)).done(blueGreen.request("i:2", 4, SWITCH));
    assertThat(world.lines())
        .containsExactly(
            "deployment shop-live: 4 x i:2 made for 3",
            "ingress shop-live",
            "service shop-live -> shop-live");
  }

  @Test
  void whatNoLongerRunsCannotBeSwitchedTo() {
    world.done(Phased.rolling().request("i:1", 1, null));
    assertThatThrownBy(() -> Placing.of(blueGreen.request("i:2", 3, SWITCH), world.slot()))
        .isInstanceOf(Cluster.RefusedException.class)
        .hasMessageContaining("deploy it again");
  }

  @Test
  void backToRollingTheFirstNameServesAloneOnceItIsReady() {
    switched();
    world.asked(Phased.rolling().request("i:3", 4, null));
    assertThat(world.lines()).contains("service shop-live -> shop-live-green");
    world.done(Phased.rolling().request("i:3", 4, null));
    assertThat(world.lines())
        .containsExactly(
            "deployment shop-live: 4 x i:3 made for 4",
            "ingress shop-live",
            "service shop-live -> shop-live");
  }

  @Test
  void aCanaryServesWithTheOthersBehindTheSameService() {
    world.done(canary.request("i:1", 1, null)).done(canary.request("i:2", 2, share(10)));
    assertThat(world.lines())
        .containsExactly(
            "deployment shop-live: 4 x i:1 made for 1",
            "deployment shop-live-canary: 1 x i:2 made for 2",
            "ingress shop-live",
            "service shop-live -> shop-live");
    assertThat(world.placed("shop-live-canary").podsAlone())
        .containsEntry("app.kubernetes.io/instance", "shop-live")
        .containsEntry("slipway.dev/track", "canary");
  }

  @Test
  void aGreaterShareIsMoreOfTheSamePods() {
    shared();
    world.done(canary.request("i:2", 3, share(50)));
    assertThat(world.lines()).contains("deployment shop-live-canary: 4 x i:2 made for 2");
  }

  @Test
  void theWholeTakesTheOthersPlaceAndTheCanaryGoes() {
    shared();
    world.done(canary.request("i:2", 3, WHOLE));
    assertThat(world.lines())
        .containsExactly(
            "deployment shop-live: 4 x i:2 made for 3",
            "ingress shop-live",
            "service shop-live -> shop-live");
  }

  @Test
  void anAbortedCanaryGoesAtOnce() {
    shared();
    world.done(canary.request("i:2", 3, ABORT));
    assertThat(world.lines())
        .containsExactly(
            "deployment shop-live: 4 x i:1 made for 1",
            "ingress shop-live",
            "service shop-live -> shop-live");
  }

  @Test
  void aWholeThatFailedIsTakenBackToWhatRanBefore() {
    shared();
    world.asked(canary.request("i:2", 3, WHOLE));
    assertThat(world.lines()).contains("deployment shop-live: 4 x i:2 made for 3");
    world.done(canary.request("i:2", 4, ABORT));
    assertThat(world.lines())
        .containsExactly(
            "deployment shop-live: 4 x i:1 made for 1",
            "ingress shop-live",
            "service shop-live -> shop-live");
  }

  @Test
  void howeverOftenAWholeIsTriedWhatRanBeforeComesBackAndIsWaitedFor() {
    shared();
    world.asked(canary.request("i:2", 3, WHOLE));
    world.asked(canary.request("i:2", 4, WHOLE));
    world.asked(canary.request("i:2", 5, ABORT));
    assertThat(world.lines()).contains("deployment shop-live: 4 x i:1 made for 1");
    assertThat(world.asked(canary.request("i:2", 6, ABORT)).orElseThrow().isAsItWas()).isFalse();
    assertThat(world.lines()).contains("deployment shop-live: 4 x i:1 made for 1");
  }

  @Test
  void aFirstCanaryIsAllThereIs() {
    world.done(canary.request("i:1", 1, share(10)));
    assertThat(world.lines()).contains("deployment shop-live: 4 x i:1 made for 1").hasSize(3);
    world.done(canary.request("i:1", 2, share(50))).done(canary.request("i:1", 3, WHOLE));
    assertThat(world.lines()).contains("deployment shop-live: 4 x i:1 made for 1").hasSize(3);
  }

  @Test
  void whatWasTakenBackIsNeverWhatRanBefore() {
    world.done(canary.request("i:1", 1, share(10))).done(canary.request("i:1", 2, ABORT));
    assertThat(world.lines()).contains("deployment shop-live: 0 x i:1 made for 1");
    world.done(canary.request("i:2", 3, WHOLE)).done(canary.request("i:2", 4, ABORT));
    assertThat(world.lines()).contains("deployment shop-live: 0 x i:2 made for 3");
  }

  @Test
  void aCanaryStandsBesideTheColourThatServes() {
    switched();
    world.done(canary.request("i:3", 4, share(10)));
    assertThat(world.placed("shop-live-canary").stand().behind()).isEqualTo("shop-live-green");
    world.done(canary.request("i:3", 5, WHOLE));
    assertThat(world.lines())
        .containsExactly(
            "deployment shop-live-green: 4 x i:3 made for 5",
            "ingress shop-live",
            "service shop-live -> shop-live-green");
  }

  @Test
  void aRouteThatWeighsLeadsToTheCanaryOnceItIsReady() {
    Phased weighed = canary.weighed();
    world.done(weighed.request("i:1", 1, null));
    world.asked(weighed.request("i:2", 2, share(10)));
    assertThat(world.lines()).contains("httproute shop-live: [shop-live=null]");
    world.done(weighed.request("i:2", 2, share(10)));
    assertThat(world.lines())
        .containsExactly(
            "deployment shop-live: 4 x i:1 made for 1",
            "deployment shop-live-canary: 1 x i:2 made for 2",
            "httproute shop-live: [shop-live=90, shop-live-canary=10]",
            "service shop-live -> shop-live",
            "service shop-live-canary -> shop-live-canary");
    world.done(weighed.request("i:2", 3, share(50)));
    assertThat(world.lines())
        .contains(
            "deployment shop-live-canary: 2 x i:2 made for 2",
            "httproute shop-live: [shop-live=50, shop-live-canary=50]");
    world.done(weighed.request("i:2", 4, ABORT));
    assertThat(world.lines())
        .containsExactly(
            "deployment shop-live: 4 x i:1 made for 1",
            "httproute shop-live: [shop-live=null]",
            "service shop-live -> shop-live");
  }

  @Test
  void aWeighingRouteIsAsBeforeOnceTheWholeServes() {
    Phased weighed = canary.weighed();
    world.done(weighed.request("i:1", 1, null)).done(weighed.request("i:2", 2, share(50)));
    world.asked(weighed.request("i:2", 3, WHOLE));
    assertThat(world.lines()).contains("httproute shop-live: [shop-live=50, shop-live-canary=50]");
    world.done(weighed.request("i:2", 3, WHOLE));
    assertThat(world.lines())
        .containsExactly(
            "deployment shop-live: 4 x i:2 made for 3",
            "httproute shop-live: [shop-live=null]",
            "service shop-live -> shop-live");
  }

  @Test
  void whatIsLeftToAnAutoscalerNeverDropsToOnePod() {
    world.done(Phased.rolling().request("i:1", 1, null));
    world.done(Phased.rolling().unmanaged().request("i:2", 2, null));
    assertThat(world.lines()).contains("deployment shop-live: 4 x i:2 made for 2");
    world.done(Phased.rolling().unmanaged().request("i:3", 3, null));
    assertThat(world.lines()).contains("deployment shop-live: 4 x i:3 made for 3");
  }

  @Test
  void whereAnAutoscalerScalesTheOtherColourBeginsWithAsManyPodsAsServe() {
    world.done(Phased.rolling().unmanaged().request("i:1", 1, null));
    world.scale("shop-live", 7);
    world
        .done(blueGreen.unmanaged().request("i:2", 2, PREVIEW))
        .done(blueGreen.unmanaged().request("i:2", 3, SWITCH));
    assertThat(world.lines())
        .contains(
            "deployment shop-live: 7 x i:1 made for 1",
            "deployment shop-live-green: 7 x i:2 made for 2");
    world.done(blueGreen.unmanaged().request("i:1", 4, null));
    assertThat(world.placed("shop-live").stand().replicas()).as("the autoscaler's").isNull();
  }

  @Test
  void whereAnAutoscalerScalesACanaryIsAShareOfThePodsThatThereAre() {
    world.done(canary.unmanaged().request("i:1", 1, null));
    world.scale("shop-live", 18);
    world.done(canary.unmanaged().request("i:2", 2, share(10)));
    assertThat(world.lines()).contains("deployment shop-live-canary: 2 x i:2 made for 2");
    world.done(canary.unmanaged().request("i:2", 3, WHOLE));
    assertThat(world.placed("shop-live").stand().replicas()).as("the autoscaler's").isNull();
  }

  @Test
  void anAbortWaitsOnlyWhereAnEarlierVersionHasToComeBack() {
    shared();
    assertThat(world.asked(canary.request("i:2", 3, ABORT)).orElseThrow().isAsItWas()).isTrue();
    World failed = new World().done(canary.request("i:1", 1, null));
    failed.asked(canary.request("i:2", 2, WHOLE));
    assertThat(failed.asked(canary.request("i:2", 3, ABORT)).orElseThrow().isAsItWas()).isFalse();
  }

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
    Workload silent = new Workload(null, null, null, null, null);
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
