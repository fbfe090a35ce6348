package dev.slipway.deployer.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.workload.WorkloadBuilder;
import dev.slipway.deployer.Requests;
import dev.slipway.deployer.diagnosis.PodView;
import dev.slipway.deployer.instance.Request;
import dev.slipway.deployer.instance.Rollout;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServiceReachabilityTest {

  private static final List<PodView> PODS = List.of(pod("new-1"), pod("new-2"));

  @Test
  void onlyWhenTheServiceLeadsToAsManyNewPodsAsAreWantedAreTheyReached() {
    assertThat(covers(Set.of("new-1", "new-2"))).isTrue();
    assertThat(covers(Set.of("new-1", "new-2", "other"))).isTrue();
    assertThat(covers(Set.of("new-1", "old-1"))).isFalse();
    assertThat(covers(Set.of())).isFalse();
  }

  @Test
  void whereTheServiceMayNotBeLookedAtReadyPodsAreEnough() {
    assertThat(reach(Optional.empty()).covers(rollout(Requests.live("i:1", 1), 2), PODS)).isTrue();
  }

  @Test
  void aWorkloadWithoutAServiceAndOneWithoutPodsAreNotAskedAbout() {
    Addresses nobodyAsks =
        (_, _) -> {
          throw new AssertionError("asked");
        };
    ServiceReachability reach = new ServiceReachability(nobodyAsks);
    Request portless =
        Requests.with(
            Requests.live("i:1", 1), WorkloadBuilder.builder().cpu("1m").memory("1Mi").build());
    assertThat(reach.covers(rollout(portless, 2), PODS)).isTrue();
    assertThat(reach.covers(rollout(Requests.live("i:1", 1), 0), List.of())).isTrue();
  }

  @Test
  void whatIsNotReachedIsToldWithTheServiceAndHowManyItLeadsTo() {
    Diagnosis why =
        reach(Optional.of(Set.of("new-2", "old-1")))
            .missing(rollout(Requests.live("i:1", 1), 2), PODS);
    assertThat(why.message()).contains("service shop-live in shop-live leads to 1 of 2");
    assertThat(why.cause()).isEqualTo(Diagnosis.Cause.TIMEOUT);
  }

  private static boolean covers(Set<String> reached) {
    return reach(Optional.of(reached)).covers(rollout(Requests.live("i:1", 1), 2), PODS);
  }

  private static ServiceReachability reach(Optional<Set<String>> reached) {
    return new ServiceReachability((_, _) -> reached);
  }

  private static Rollout rollout(Request request, int desired) {
    return new Rollout(
        "shop-live",
        "shop-live",
        request,
        Instant.EPOCH,
        0,
        "1",
        new Rollout.Status(true, desired, desired, desired, desired, desired, false, null));
  }

  private static PodView pod(String name) {
    return new PodView(name, "app", Instant.EPOCH, false, true, true, null, null, 0, null, null);
  }
}
