package dev.slipway.sandbox.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// The simulated cluster's handling of Deployments and Services.
class SimulatedRolloutsIT {

  @AutoClose private final Shop shop = new Shop(null);

  @Test
  void aRolloutOfAnImageThatServesFinishes() {
    shop.apply("slipway", Shop.deployment("registry/app:1.0.0", 3), false);
    Deployment done = shop.awaitReady(3);
    assertThat(done.getStatus().getObservedGeneration())
        .isEqualTo(done.getMetadata().getGeneration());
    assertThat(done.getStatus().getUpdatedReplicas()).isEqualTo(3);
    assertThat(shop.client().pods().inNamespace("shop").list().getItems()).hasSize(3);
    assertThat(shop.client().apps().replicaSets().inNamespace("shop").list().getItems()).hasSize(1);

    shop.apply("slipway", Shop.deployment("registry/app:1.1.0", 3), false);
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() ->
            shop.client().pods().inNamespace("shop").list().getItems().stream()
                .map(pod -> pod.getSpec().getContainers().getFirst().getImage())
                .distinct()
                .toList()
                .equals(List.of("registry/app:1.1.0")));
    shop.awaitReady(3);
  }

  @Test
  void aRolloutOfABadImageFailsAndOldPodsStay() {
    shop.apply("slipway", Shop.deployment("registry/app:1.0.0", 4), false);
    shop.awaitReady(4);
    shop.apply("slipway", Shop.deployment("registry/app:bad", 4), false);
    Pod stuck =
        Awaitility.await()
            .atMost(Duration.ofSeconds(10))
            .until(
                () ->
                    shop.client().pods().inNamespace("shop").list().getItems().stream()
                        .filter(pod -> waiting(pod).equals("ImagePullBackOff"))
                        .findFirst()
                        .orElse(null),
                pod -> pod != null);
    assertThat(stuck.getStatus().getPhase()).isEqualTo("Pending");
    assertThat(shop.current().getStatus().getReadyReplicas()).isGreaterThanOrEqualTo(3);
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() ->
            shop.current().getStatus().getConditions().stream()
                .anyMatch(c -> "ProgressDeadlineExceeded".equals(c.getReason())));
    assertThat(shop.client().v1().events().inNamespace("shop").list().getItems())
        .extracting(Event::getReason)
        .contains("Failed", "BackOff");
  }

  @Test
  void aCrashingContainerLeavesItsLog() {
    shop.apply("slipway", Shop.deployment("registry/app:crash", 1), false);
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> shop.pods().stream().anyMatch(pod -> waiting(pod).equals("CrashLoopBackOff")));
    Pod pod = shop.pods().getFirst();
    assertThat(
            shop.client().pods().inNamespace("shop").withName(pod.getMetadata().getName()).getLog())
        .contains("fatal");
  }

  @Test
  void aServiceHasTheAddressesOfTheReadyPodsThatItSelects() {
    shop.client()
        .resource(
            """
            {"apiVersion":"v1","kind":"Service","metadata":{"name":"web","namespace":"shop"},
             "spec":{"selector":{"app":"app"},"ports":[{"name":"http","port":80}]}}\
            """)
        .create();
    shop.apply("slipway", Shop.deployment("registry/app:1.0.0", 2), false);
    shop.awaitReady(2);
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() ->
            assertThat(addressed())
                .containsExactlyInAnyOrderElementsOf(
                    shop.pods().stream().map(pod -> pod.getMetadata().getName()).toList()));
    shop.client().services().inNamespace("shop").withName("web").delete();
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> shop.client().endpoints().inNamespace("shop").withName("web").get() == null);
  }

  private List<String> addressed() {
    return shop
        .client()
        .endpoints()
        .inNamespace("shop")
        .withName("web")
        .require()
        .getSubsets()
        .stream()
        .flatMap(subset -> subset.getAddresses().stream())
        .map(address -> address.getTargetRef().getName())
        .toList();
  }

  private static String waiting(Pod pod) {
    var state = pod.getStatus().getContainerStatuses().getFirst().getState();
    return state == null || state.getWaiting() == null ? "" : state.getWaiting().getReason();
  }
}
