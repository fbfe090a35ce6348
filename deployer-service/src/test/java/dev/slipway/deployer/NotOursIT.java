package dev.slipway.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployer.DeployerEvent.DeployFailed;
import dev.slipway.deployer.instance.Request;
import dev.slipway.deployer.manifest.Manifests;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Objects of somebody else's are left alone, between a real Kafka and the simulated cluster.
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(SharedRig.class)
class NotOursIT {

  private final Place place;

  NotOursIT(Place place) {
    this.place = place;
  }

  @Test
  void somebodyElsesServiceIsLeftAloneAndNothingIsApplied() {
    place.holds(
        """
        {"apiVersion":"v1","kind":"Service","metadata":{"name":"shop-live","namespace":"%s"},
         "spec":{"selector":{"a":"b"},"ports":[{"port":80}]}}\
        """
            .formatted(place.namespace()));
    DeployFailed failed = place.fails(place.live("registry/shop:1", 1));
    assertThat(failed.diagnosis().reason()).isEqualTo("NotOurs");
    assertThat(failed.diagnosis().message())
        .contains("the service shop-live in " + place.namespace());
    assertThat(place.objects()).containsExactly("Service shop-live");
  }

  @Test
  void somebodyElsesDeploymentIsLeftAlone() {
    place.holds(Place.THEIR_DEPLOYMENT.formatted("shop-live", place.namespace()));
    DeployFailed failed = place.fails(place.live("registry/shop:1", 1));
    assertThat(failed.diagnosis().reason()).isEqualTo("NotOurs");
    assertThat(place.image()).isEqualTo("theirs:1");
  }

  @Test
  void anotherManagersFieldIsNotTaken() {
    place.succeeds(place.live("registry/shop:1", 1));
    place.live().scale(5);
    DeployFailed failed = place.fails(place.live("registry/shop:2", 2));
    assertThat(failed.diagnosis().reason()).isEqualTo("Conflict");
    assertThat(failed.diagnosis().message()).contains(".spec.replicas");
  }

  @Test
  void requestsForOtherClustersAreNotTaken() {
    place.rig().deploy(Requests.elsewhere(place.live("registry/shop:1", 1)));
    Place mine = Place.on(place.rig());
    mine.succeeds(mine.live("registry/shop:1", 1));
    assertThat(place.told()).isEmpty();
    assertThat(place.rig().client().namespaces().withName(place.namespace()).get()).isNull();
  }

  /// Two installations share a Kubernetes under different names.
  @Test
  void rolloutsOfAnotherNameAreNotReported() {
    Request theirs = Requests.elsewhere(place.live("registry/shop:1", 1));
    Manifests.of(theirs, Instant.now())
        .forEach(manifest -> place.rig().client().resource(manifest.json()).create());
    Awaitility.await()
        .atMost(DeployerRig.PATIENCE)
        .until(
            () -> place.live().require().getStatus(),
            status -> status != null && Integer.valueOf(2).equals(status.getAvailableReplicas()));
    Place mine = Place.on(place.rig());
    mine.succeeds(mine.live("registry/shop:1", 1));
    assertThat(place.told()).isEmpty();
  }
}
