package dev.slipway.deployer.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.project.Phase;
import dev.slipway.deployer.Phased;
import dev.slipway.deployer.instance.InstanceObjects;
import dev.slipway.deployer.instance.Placed;
import dev.slipway.deployer.instance.Request;
import dev.slipway.deployer.instance.Stand;
import dev.slipway.deployer.instance.Turns;
import dev.slipway.tracing.Traces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Objects that Slipway itself changes or removes are not to be missed: it is forgotten first, since whoever
/// comes after a crash in between would make it again, or tell of it.
class ForgettingTest {

  private static final Phased PHASED = Phased.blueGreen(Duration.ofHours(1));

  private final InstanceObjects.Standing blue = standing("shop-live", "i:1", 1, null);
  private final InstanceObjects.Standing green =
      standing("shop-live-green", "i:2", 3, Phased.SWITCH);

  @Test
  void aDeploymentIsForgottenBeforeANewerRequestIsAppliedToIt() {
    ActingCluster cluster = new ActingCluster(new InstanceObjects(List.of(blue), null));
    deployments(cluster).handle(Phased.rolling().request("i:2", 2, null));
    assertThat(cluster.done())
        .containsSubsequence("forget shop-live/shop-live", "apply deployment shop-live");
  }

  @Test
  void anOlderRequestForgetsNothing() {
    ActingCluster cluster = new ActingCluster(new InstanceObjects(List.of(blue), null));
    deployments(cluster).handle(Phased.rolling().request("i:1", 1, null));
    deployments(cluster).handle(Phased.rolling().request("i:0", 0, null));
    assertThat(cluster.done()).isEmpty();
  }

  @Test
  void aColourIsForgottenBeforeItGoes() {
    ActingCluster cluster =
        new ActingCluster(new InstanceObjects(List.of(blue, green), green.name()));
    endings(cluster).prune(green.placed(), Instant.EPOCH);
    assertThat(cluster.done())
        .containsSubsequence("forget shop-live/shop-live", "delete deployment shop-live")
        .doesNotContain("forget shop-live/shop-live-green");
  }

  private static Deployments deployments(ActingCluster cluster) {
    return new Deployments(
        cluster,
        cluster,
        cluster,
        cluster,
        Traces.off(),
        Clock.systemUTC(),
        new Turns(),
        endings(cluster));
  }

  private static Endings endings(ActingCluster cluster) {
    return new Endings(cluster, cluster, new Turns(), Clock.systemUTC());
  }

  private static InstanceObjects.Standing standing(
      String name, String image, long sequence, @Nullable Phase phase) {
    Request request = PHASED.request(image, sequence, phase);
    return new InstanceObjects.Standing(new Placed(request, name, Stand.PLAIN), 4);
  }
}
