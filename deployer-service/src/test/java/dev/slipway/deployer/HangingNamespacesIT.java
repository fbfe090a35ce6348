package dev.slipway.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployer.DeployerEvent.DeploySucceeded;
import dev.slipway.contract.deployer.DeployerEvent.DriftDetected;
import dev.slipway.contract.deployer.DeployerEvent.DriftEnded;
import dev.slipway.deployer.instance.Keys;
import dev.slipway.deployer.instance.Request;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Namespaces whose webhook never answers, so that every write to them times out, and one beside them.
class HangingNamespacesIT {

  /// A request ends after ten seconds: together they would hold up one thread for far longer than [#PATIENCE].
  private static final int HANGING = 24;

  /// What failed by chance is looked at again after half a minute.
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static DeployerRig rig;

  @BeforeAll
  static void start() {
    rig = new DeployerRig(Duration.ofMillis(100));
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @Test
  void whatIsPutRightElsewhereHoldsUpNobody() {
    List<Request> hanging = IntStream.range(0, HANGING).mapToObj(i -> at("hanging-" + i)).toList();
    Request fine = at("fine");
    hanging.forEach(rig::deploy);
    rig.deploy(fine);
    hanging.forEach(HangingNamespacesIT::settle);
    settle(fine);
    hanging.forEach(request ->
        rig.cluster().holdWrites(request.event().to().namespace(), Duration.ofMinutes(10)));
    hanging.forEach(request -> deployment(request).delete());
    hanging.forEach(request -> rig.await(DriftDetected.class, request));

    deployment(fine).scale(5);
    awaitRight(fine, 1);
    deployment(fine).delete();
    awaitRight(fine, 2);
    assertThat(hanging)
        .allSatisfy(request -> assertThat(rig.results(DriftEnded.class, request)).isEmpty());
    hanging.forEach(request -> rig.cluster().mend(request.event().to().namespace()));
  }

  private static void settle(Request request) {
    rig.await(DeploySucceeded.class, request);
    Awaitility.await()
        .atMost(DeployerRig.PATIENCE)
        .until(() ->
            deployment(request).get().getMetadata().getAnnotations().containsKey(Keys.REPORTED));
  }

  private static void awaitRight(Request request, int times) {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> rig.results(DriftEnded.class, request).size() >= times);
  }

  private static RollableScalableResource<Deployment> deployment(Request request) {
    return rig.client()
        .apps()
        .deployments()
        .inNamespace(request.event().to().namespace())
        .withName("shop-live");
  }

  private static Request at(String place) {
    return Requests.putRight(Requests.at(place, Requests.live("registry/shop:1", 1)));
  }
}
