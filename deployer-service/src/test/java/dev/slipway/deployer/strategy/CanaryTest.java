package dev.slipway.deployer.strategy;

import static dev.slipway.deployer.Phased.ABORT;
import static dev.slipway.deployer.Phased.PREVIEW;
import static dev.slipway.deployer.Phased.SWITCH;
import static dev.slipway.deployer.Phased.WHOLE;
import static dev.slipway.deployer.Phased.share;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deployer.Phased;
import org.junit.jupiter.api.Test;

/// The objects on the cluster after each phase of a canary deployment, and back.
class CanaryTest {

  private final World world = new World();
  private final Phased blueGreen = Phased.blueGreen();
  private final Phased canary = Phased.canary();

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
