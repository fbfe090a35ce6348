package dev.slipway.deployer.strategy;

import static dev.slipway.deployer.Phased.ABORT;
import static dev.slipway.deployer.Phased.PREVIEW;
import static dev.slipway.deployer.Phased.SWITCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.deployer.Phased;
import dev.slipway.deployer.cluster.Cluster;
import dev.slipway.deployer.instance.InstanceObjects;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The objects on the cluster after each phase of a blue-green deployment, and back.
class BlueGreenTest {

  private final World world = new World();
  private final Phased blueGreen = Phased.blueGreen();

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

  private void switched() {
    world
        .done(Phased.rolling().request("i:1", 1, null))
        .done(blueGreen.request("i:2", 2, PREVIEW))
        .done(blueGreen.request("i:2", 3, SWITCH));
  }
}
