package dev.slipway.deployer.realcluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployer.DeployerEvent.DeployFailed;
import dev.slipway.contract.deployer.DeployerEvent.DeploySucceeded;
import dev.slipway.contract.deployer.DeployerEvent.DriftDetected;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.project.Phase;
import dev.slipway.contract.project.Strategy;
import dev.slipway.deployer.instance.Request;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Blue-green and canary with real pods, Services and rights.
@RealCluster
@Execution(ExecutionMode.CONCURRENT)
class StrategiesOnRealClusterIT {

  private static final Phase PREVIEW = new Phase.Preview();
  private static final Phase SWITCH = new Phase.Switch();
  private static final Phase WHOLE = new Phase.Whole();
  private static final Phase ABORT = new Phase.Abort();
  private static final Strategy BLUE_GREEN =
      new Strategy.BlueGreen(
          List.of("owners"), "https://preview.shop.example.org", Duration.ofHours(1));
  private static final Strategy CANARY =
      new Strategy.Canary(List.of("owners"), List.of(new Strategy.Share(50, null)));

  @RegisterExtension static final Installation INSTALLED = new Installation();

  @Test
  void aPreviewIsReachedThenServesAtOnceAndTheOldVersionIsASwitchAway() {
    Orders old = Orders.into(INSTALLED.lab().name("colours"));
    Orders next = old.of("1.1.0").by(BLUE_GREEN);
    succeeds(old.request(1));
    List<String> before = INSTALLED.lab().reached(old, old.name());
    succeeds(next.request(2, 2, PREVIEW));
    serves(old, old.name() + "-preview", "1.1.0");
    assertThat(INSTALLED.lab().served(old)).isEqualTo("1.0.0");
    List<String> previewed = INSTALLED.lab().reached(old, old.name() + "-preview");
    succeeds(next.request(3, 2, SWITCH));
    reaches(old, previewed);
    assertThat(INSTALLED.lab().served(old)).isEqualTo("1.1.0");
    succeeds(old.by(BLUE_GREEN).request(4));
    reaches(old, before);
    assertThat(INSTALLED.lab().served(old)).isEqualTo("1.0.0");
    noDrift(old);
  }

  @Test
  void anAbortedPreviewLeavesTheOldVersionAsItWas() {
    Orders old = Orders.into(INSTALLED.lab().name("aborted"));
    Orders next = old.of("unready").by(BLUE_GREEN);
    succeeds(old.request(1));
    List<String> before = INSTALLED.lab().reached(old, old.name());
    Diagnosis why =
        INSTALLED.late(within -> next.within(within).by(BLUE_GREEN).request(2, 2, PREVIEW));
    assertThat(why.cause()).isEqualTo(Diagnosis.Cause.UNREADY);
    succeeds(next.request(9, 2, ABORT));
    assertThat(INSTALLED.lab().names(old)).containsExactly(old.name());
    reaches(old, before);
    noDrift(old);
  }

  @Test
  void aCanaryServesItsShareAndThenTheWhole() {
    Orders old = Orders.into(INSTALLED.lab().name("canary")).by(CANARY);
    Orders next = old.of("1.1.0");
    succeeds(old.request(1));
    List<String> before = INSTALLED.lab().reached(old, old.name());
    succeeds(next.request(2, 2, new Phase.Share(50)));
    Awaitility.await()
        .atMost(ClusterUnderTest.PATIENCE)
        .untilAsserted(() ->
            assertThat(INSTALLED.lab().reached(old, old.name())).hasSize(4).containsAll(before));
    succeeds(next.request(3, 2, WHOLE));
    assertThat(INSTALLED.lab().names(old)).containsExactly(old.name());
    Awaitility.await()
        .atMost(ClusterUnderTest.PATIENCE)
        .untilAsserted(() ->
            assertThat(INSTALLED.lab().reached(old, old.name()))
                .hasSize(2)
                .doesNotContainAnyElementsOf(before));
    serves(old, old.name(), "1.1.0");
    noDrift(old);
  }

  @Test
  void anAbortedCanaryIsGoneAtOnce() {
    Orders old = Orders.into(INSTALLED.lab().name("back")).by(CANARY);
    Orders next = old.of("1.1.0");
    succeeds(old.request(1));
    List<String> before = INSTALLED.lab().reached(old, old.name());
    succeeds(next.request(2, 2, new Phase.Share(50)));
    succeeds(next.request(3, 2, ABORT));
    assertThat(INSTALLED.lab().names(old)).containsExactly(old.name());
    reaches(old, before);
  }

  @Test
  void aBadCanaryIsToldWithItsLastWordsWhileTheOldVersionServes() {
    Orders old = Orders.into(INSTALLED.lab().name("broken")).by(CANARY);
    Orders bad = old.of("bad");
    succeeds(old.request(1));
    List<String> before = INSTALLED.lab().reached(old, old.name());
    Diagnosis why = fails(bad.request(2, 2, new Phase.Share(50)));
    assertThat(why.cause()).isEqualTo(Diagnosis.Cause.CRASH_LOOP);
    assertThat(why.log()).anyMatch(line -> line.contains("this image crashes on purpose"));
    assertThat(INSTALLED.lab().reached(old, old.name())).isEqualTo(before);
    succeeds(bad.request(3, 2, ABORT));
    assertThat(INSTALLED.lab().names(old)).containsExactly(old.name());
  }

  @Test
  void aWholeThatFailsIsTakenBack() {
    Orders old = Orders.into(INSTALLED.lab().name("whole")).by(CANARY);
    Orders bad = old.of("bad");
    succeeds(old.request(1));
    fails(bad.request(2, 2, WHOLE));
    succeeds(bad.request(3, 2, ABORT));
    assertThat(INSTALLED.lab().deployment(old).getSpec().getTemplate().getSpec().getContainers())
        .extracting("image")
        .containsExactly(ClusterUnderTest.image("1.0.0"));
    serves(old, old.name(), "1.0.0");
  }

  private static void succeeds(Request request) {
    INSTALLED.wire().request(request);
    INSTALLED.wire().await(DeploySucceeded.class, request);
  }

  private static Diagnosis fails(Request request) {
    INSTALLED.wire().request(request);
    return INSTALLED.wire().await(DeployFailed.class, request).diagnosis();
  }

  private static void serves(Orders orders, String service, String answer) {
    Awaitility.await()
        .atMost(ClusterUnderTest.PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(INSTALLED.lab().served(orders, service)).isEqualTo(answer));
  }

  private static void reaches(Orders orders, List<String> pods) {
    Awaitility.await()
        .atMost(ClusterUnderTest.PATIENCE)
        .untilAsserted(
            () -> assertThat(INSTALLED.lab().reached(orders, orders.name())).isEqualTo(pods));
  }

  private static void noDrift(Orders orders) {
    for (long sequence = 1; sequence <= 4; sequence++) {
      assertThat(INSTALLED.wire().results(DriftDetected.class, orders.request(sequence))).isEmpty();
    }
  }
}
