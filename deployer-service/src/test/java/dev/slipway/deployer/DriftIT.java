package dev.slipway.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployer.DeployerEvent.DriftDetected;
import dev.slipway.contract.deployer.DeployerEvent.DriftEnded;
import dev.slipway.contract.deployment.Drift;
import dev.slipway.deployer.instance.Request;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Changes by hand, between a real Kafka and the simulated cluster.
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(SharedRig.class)
class DriftIT {

  private final Place place;
  private final DeployerRig rig;

  DriftIT(Place place) {
    this.place = place;
    this.rig = place.rig();
  }

  @Test
  void whatSomebodyChangesIsToldOnceAndUntilItIsRightAgain() {
    Request request = place.live("registry/shop:1", 1);
    place.settles(request);
    place.live().scale(5);
    Drift drift = rig.await(DriftDetected.class, request).drift();
    assertThat(drift.object()).isEqualTo("deployment shop-live");
    assertThat(drift.changes()).extracting(Drift.Change::field).containsExactly(".spec.replicas");
    touch();
    place.live().delete();
    Awaitility.await()
        .atMost(DeployerRig.PATIENCE)
        .untilAsserted(() ->
            assertThat(rig.results(DriftDetected.class, request))
                .hasSize(2)
                .last()
                .satisfies(told -> assertThat(told.drift().deleted()).isTrue()));
    assertThat(place.live().get()).as("only told").isNull();
  }

  @Test
  void whatSomebodyChangesOrDeletesIsPutRightWhereTheEnvironmentSaysSo() {
    Request request = Requests.putRight(place.live("registry/shop:1", 1));
    place.settles(request);
    place.live().scale(5);
    rig.await(DriftEnded.class, request);
    assertThat(place.live().require().getSpec().getReplicas()).isEqualTo(2);
    place.live().delete();
    Awaitility.await().atMost(DeployerRig.PATIENCE).until(() -> place.live().get() != null);
    assertThat(place.image()).isEqualTo("registry/shop:1");
  }

  @Test
  void whatSomebodyDeletesBesideTheDeploymentIsToldAsWell() {
    Request request = place.live("registry/shop:1", 1);
    place.settles(request);
    rig.client().services().inNamespace(place.namespace()).withName("shop-live").delete();
    // What was right a moment ago is not looked at again at once.
    Awaitility.await()
        .atMost(DeployerRig.PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> {
          touch();
          return !rig.results(DriftDetected.class, request).isEmpty();
        });
    assertThat(rig.results(DriftDetected.class, request))
        .extracting(DriftDetected::drift)
        .containsExactly(new Drift("service shop-live", true, List.of(), false));
  }

  /// Changes what is nobody's concern, so that it is looked at.
  private void touch() {
    String value = "touched-" + System.nanoTime();
    place
        .live()
        .edit(d -> d.edit().editMetadata().addToLabels("by-hand", value).endMetadata().build());
  }
}
