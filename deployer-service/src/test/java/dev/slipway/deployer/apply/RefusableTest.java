package dev.slipway.deployer.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.workload.Workload;
import dev.slipway.deployer.Parts;
import dev.slipway.deployer.Requests;
import dev.slipway.deployer.instance.InstanceObjects;
import dev.slipway.deployer.instance.Keys;
import dev.slipway.deployer.instance.Placed;
import dev.slipway.deployer.instance.Stand;
import dev.slipway.deployer.instance.Turns;
import dev.slipway.deployer.manifest.Manifest;
import dev.slipway.tracing.Traces;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The order of an apply whose dry run cannot tell everything: a webhook that takes none may still refuse.
class RefusableTest {

  private static final List<String> ALL =
      List.of("configmap shop", "service shop", "ingress shop", "deployment shop");

  private static final InstanceObjects NOTHING = new InstanceObjects(List.of(), null);

  @Test
  void theServiceStaysAsItIsWhileTheDeploymentMayBeRefused() {
    ActingCluster cluster = deployed(serving(), "deployment shop");
    assertThat(names(cluster)).containsExactly("configmap shop", "deployment shop");
  }

  @Test
  void theServiceFollowsOnceThePodsAreReady() {
    ActingCluster cluster = deployed(serving(), "deployment shop");
    Placed placed = own(2, "x").with(Stand.PLAIN.withWaysLast());
    assertThat(endings(cluster).lead(placed)).isPresent();
    assertThat(names(cluster))
        .containsExactly("configmap shop", "deployment shop", "service shop", "ingress shop");
  }

  /// Whoever comes after a crash has to know of it.
  @Test
  void theDeploymentRemembersThatItsWaysAreToFollow() {
    Manifest deployment = deployed(serving(), "deployment shop").applied().getLast();
    assertThat(Parts.of(deployment, "metadata", "annotations"))
        .containsEntry(Keys.STAND, "{\"waysLast\":true}");
  }

  @Test
  void whatMayBeRefusedIsAppliedBeforeTheOtherWays() {
    assertThat(names(deployed(serving(), "ingress shop")))
        .containsExactly("configmap shop", "ingress shop", "service shop", "deployment shop");
  }

  @Test
  void theFirstDeploymentBringsItsWaysBeforeItself() {
    assertThat(names(deployed(NOTHING, "deployment shop"))).containsExactlyElementsOf(ALL);
  }

  @Test
  void waysThatNothingNeedsYetAreAppliedAtOnce() {
    ActingCluster cluster = new ActingCluster(NOTHING).meeting(2);
    deployments(cluster).handle(Requests.live("i:1", 2));
    assertThat(names(cluster)).hasSize(3).endsWith("deployment shop-live");
  }

  @Test
  void waysOfWhatServesFollowOneAnother() {
    Placed serving = Placed.of(Requests.live("i:1", 1));
    ActingCluster cluster =
        new ActingCluster(
            new InstanceObjects(List.of(new InstanceObjects.Standing(serving, 1)), null));
    deployments(cluster).handle(Requests.live("i:1", 2));
    assertThat(names(cluster))
        .containsExactly("service shop-live", "ingress shop-live", "deployment shop-live");
  }

  @Test
  void aFirstWayThatMayBeRefusedIsAppliedBeforeTheOthers() {
    ActingCluster cluster = new ActingCluster(NOTHING, "ingress shop-live");
    deployments(cluster).handle(Requests.live("i:1", 2));
    assertThat(names(cluster))
        .containsExactly("ingress shop-live", "service shop-live", "deployment shop-live");
  }

  @Test
  void whatIsKnownIsAppliedInItsOrder() {
    assertThat(names(deployed(serving()))).containsExactlyElementsOf(ALL);
  }

  /// 200 KiB that no compression makes small.
  @Test
  void whatCannotBeRememberedIsAppliedAtOnce() {
    String text =
        new java.util.Random(7)
            .ints(200_000, '0', 'z')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    ActingCluster cluster = new ActingCluster(serving(), "deployment shop");
    deployments(cluster).handle(own(2, text).asked());
    assertThat(names(cluster)).containsExactlyElementsOf(ALL);
  }

  private static List<String> names(ActingCluster cluster) {
    return cluster.applied().stream()
        .map(Manifest::toString)
        .filter(name -> !name.startsWith("namespace"))
        .toList();
  }

  private static ActingCluster deployed(InstanceObjects slot, String... unknown) {
    ActingCluster cluster = new ActingCluster(slot, unknown);
    deployments(cluster).handle(own(2, "x").asked());
    return cluster;
  }

  private static InstanceObjects serving() {
    return new InstanceObjects(List.of(new InstanceObjects.Standing(own(1, "x"), 1)), null);
  }

  private static Placed own(long sequence, String text) {
    return Placed.of(
        Requests.with(
            Requests.live("i:1", sequence),
            Workload.of(
                Arrays.asList(
                    object("v1", "Service"),
                    object("networking.k8s.io/v1", "Ingress"),
                    object("apps/v1", "Deployment"),
                    Map.of(
                        "apiVersion",
                        "v1",
                        "kind",
                        "ConfigMap",
                        "metadata",
                        Map.of("name", "shop"),
                        "data",
                        Map.of("text", text))))));
  }

  private static Map<String, Object> object(String version, String kind) {
    return Map.of("apiVersion", version, "kind", kind, "metadata", Map.of("name", "shop"));
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
}
