package dev.slipway.deployer.realcluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployer.DeployerEvent.DeployFailed;
import dev.slipway.contract.deployer.DeployerEvent.DeployOvertaken;
import dev.slipway.contract.deployer.DeployerEvent.DeployStarted;
import dev.slipway.contract.deployer.DeployerEvent.DeploySucceeded;
import dev.slipway.contract.deployer.DeployerEvent.DriftDetected;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.deployer.instance.Request;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentSpec;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Rollouts of good and bad images, with the rights that are shipped. Each test has a namespace of its own,
/// so that they may wait side by side.
@RealCluster
@Execution(ExecutionMode.CONCURRENT)
class RolloutsOnRealClusterIT {

  @RegisterExtension static final Installation INSTALLED = new Installation();

  @Test
  void aFirstDeploymentServesAndANewImageReplacesIt() {
    Orders orders = Orders.into(INSTALLED.lab().name("good"));
    serves(orders, 1, "1.0.0");
    serves(orders.of("1.1.0"), 2, "1.1.0");
    noDrift(orders);
  }

  @Test
  void anImageThatCrashesIsToldWithItsExitCodeAndLastWordsWhileTheOldOneServes() {
    Orders orders = Orders.into(INSTALLED.lab().name("crash"));
    serves(orders, 1, "1.0.0");
    Diagnosis why = fails(orders.of("bad"), 2);
    assertThat(why.cause()).isEqualTo(Diagnosis.Cause.CRASH_LOOP);
    assertThat(why.facts()).contains(new Diagnosis.Fact("exit code", "1"));
    assertThat(why.container()).isEqualTo("app");
    assertThat(why.log()).anyMatch(line -> line.contains("this image crashes on purpose"));
    assertThat(INSTALLED.lab().served(orders)).isEqualTo("1.0.0");
  }

  @Test
  void goingBackAfterABadImageServesTheEarlierOneAgain() {
    Orders orders = Orders.into(INSTALLED.lab().name("back"));
    serves(orders, 1, "1.0.0");
    serves(orders.of("1.1.0"), 2, "1.1.0");
    fails(orders.of("bad"), 3);
    serves(orders, 4, "1.0.0");
  }

  @Test
  void anImageThatIsNeverReadyIsToldWithWhatItsProbeAnswered() {
    Orders orders = Orders.into(INSTALLED.lab().name("unready"));
    serves(orders, 1, "1.0.0");
    Diagnosis why = INSTALLED.late(within -> orders.of("unready").within(within).request(2));
    assertThat(why.cause()).isEqualTo(Diagnosis.Cause.UNREADY);
    assertThat(why.container()).isEqualTo("app");
    assertThat(why.events()).anyMatch(event -> event.contains("503"));
    assertThat(why.log()).anyMatch(line -> line.contains("listening on :8080"));
    assertThat(INSTALLED.lab().served(orders)).isEqualTo("1.0.0");
  }

  @Test
  void anImageThatIsNowhereIsToldWithTheRegistrysWords() {
    Orders orders = Orders.into(INSTALLED.lab().name("missing"));
    Diagnosis why = fails(orders.of("missing"), 1);
    assertThat(why.cause()).isEqualTo(Diagnosis.Cause.IMAGE_PULL);
    assertThat(why.facts()).extracting(Diagnosis.Fact::name).contains("image", "registry");
    assertThat(why.message()).contains(ClusterUnderTest.image("missing"), "cannot be pulled");
    assertThat(why.message()).doesNotContain("the cluster says no more");
  }

  @Test
  void aQuotaThatLeavesNoRoomIsNamed() {
    Orders orders = Orders.into(INSTALLED.lab().namespace("quota")).within(Duration.ofSeconds(15));
    INSTALLED
        .lab()
        .admin()
        .resource(
            new ResourceQuotaBuilder()
                .withNewMetadata()
                .withNamespace(orders.namespace())
                .withName("tight")
                .endMetadata()
                .withNewSpec()
                .withHard(Map.of("pods", new Quantity("0")))
                .endSpec()
                .build())
        .create();
    Diagnosis why = fails(orders, 1);
    assertThat(why.cause()).isEqualTo(Diagnosis.Cause.QUOTA);
    assertThat(why.message()).contains("the quota tight leaves no room", "pods=0");
  }

  @Test
  void aMissingNamespaceIsToldWithTheFix() {
    Diagnosis why = fails(Orders.into(INSTALLED.lab().name("nowhere")).whereItExists(), 1);
    assertThat(why.reason()).isEqualTo("NotFound");
    assertThat(why.message()).contains("create-namespace: true");
  }

  @Test
  void aRequestThatANewerOneHasOvertakenChangesNothing() {
    Orders orders = Orders.into(INSTALLED.lab().name("older"));
    serves(orders.of("1.1.0"), 2, "1.1.0");
    // Not its generation: the deployer's own mark that it has told the outcome raises that too.
    DeploymentSpec before = INSTALLED.lab().deployment(orders).getSpec();
    INSTALLED.wire().request(orders.request(1));
    Request later = Orders.into(INSTALLED.lab().name("later")).of("missing").request(1);
    INSTALLED.wire().request(later);
    INSTALLED.wire().await(DeployStarted.class, later);
    assertThat(INSTALLED.lab().deployment(orders).getSpec()).isEqualTo(before);
    assertThat(INSTALLED.lab().served(orders)).isEqualTo("1.1.0");
    INSTALLED.wire().await(DeployOvertaken.class, orders.request(1));
  }

  @Test
  void aFieldThatSomebodyElseOwnsIsNotTakenAndTheOwnerIsNamed() {
    Orders orders = Orders.into(INSTALLED.lab().name("conflict"));
    serves(orders, 1, "1.0.0");
    patch(orders, "{\"spec\":{\"progressDeadlineSeconds\":77}}");
    Diagnosis why = fails(orders.of("1.1.0"), 2);
    assertThat(why.reason()).isEqualTo("Conflict");
    assertThat(why.message()).contains("somebody", ".spec.progressDeadlineSeconds");
    assertThat(INSTALLED.lab().served(orders)).isEqualTo("1.0.0");
  }

  @Test
  void podsAndLabelsThatOthersSetStay() {
    Orders orders = Orders.into(INSTALLED.lab().name("scaled")).scaledByOthers();
    serves(orders, 1, "1.0.0");
    patch(orders, "{\"metadata\":{\"labels\":{\"team\":\"shop\"}},\"spec\":{\"replicas\":3}}");
    serves(orders.of("1.1.0"), 2, "1.1.0");
    Deployment deployment = INSTALLED.lab().deployment(orders);
    assertThat(deployment.getSpec().getReplicas()).isEqualTo(3);
    assertThat(deployment.getMetadata().getLabels()).containsEntry("team", "shop");
    noDrift(orders);
  }

  private static void serves(Orders orders, long sequence, String answer) {
    Request request = orders.request(sequence);
    INSTALLED.wire().request(request);
    DeploySucceeded done = INSTALLED.wire().await(DeploySucceeded.class, request);
    assertThat(done.url()).isEqualTo(orders.to().url());
    // The address table of each node follows a moment later.
    Awaitility.await()
        .atMost(ClusterUnderTest.PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(INSTALLED.lab().served(orders)).isEqualTo(answer));
  }

  /// What the cluster's own controllers write is nobody's drift.
  private static void noDrift(Orders orders) {
    assertThat(INSTALLED.wire().results(DriftDetected.class, orders.request(1))).isEmpty();
    assertThat(INSTALLED.wire().results(DriftDetected.class, orders.request(2))).isEmpty();
  }

  private static Diagnosis fails(Orders orders, long sequence) {
    Request request = orders.request(sequence);
    INSTALLED.wire().request(request);
    return INSTALLED.wire().await(DeployFailed.class, request).diagnosis();
  }

  private static void patch(Orders orders, String patch) {
    INSTALLED
        .lab()
        .admin()
        .apps()
        .deployments()
        .inNamespace(orders.namespace())
        .withName(orders.name())
        .patch(
            new PatchContext.Builder()
                .withPatchType(PatchType.JSON_MERGE)
                .withFieldManager("somebody")
                .build(),
            patch);
  }
}
