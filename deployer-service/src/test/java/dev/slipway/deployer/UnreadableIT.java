package dev.slipway.deployer;

import static dev.slipway.deployer.Requests.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployer.DeployerEvent.DeployFailed;
import dev.slipway.contract.deployer.DeployerEvent.DeployStarted;
import dev.slipway.contract.deployer.DeployerEvent.DeploySucceeded;
import dev.slipway.contract.deployer.DeployerEvent.DriftDetected;
import dev.slipway.contract.workload.WorkloadBuilder;
import dev.slipway.deployer.instance.Keys;
import dev.slipway.deployer.instance.Names;
import dev.slipway.deployer.instance.Request;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Annotations, requests and pods that the deployer cannot read end in words, and hold up nobody.
class UnreadableIT {

  private static DeployerRig rig;

  @BeforeAll
  static void start() {
    rig = new DeployerRig(Duration.ofMillis(100));
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  /// A Deployment that never gets ready ends by its timeout, which no change on the cluster tells: the looks at regular
  /// times have to go on.
  @ParameterizedTest
  @ValueSource(strings = {Keys.REQUEST, Keys.STAND, Keys.APPLIED_AT})
  void aDamagedDeploymentHoldsUpNobody(String annotation) {
    String kind = annotation.replaceAll("[^a-z]", "-");
    Request damaged = at("damaged-" + kind, Duration.ofMinutes(5), 1);
    Request drifting = at("drifting-" + kind, Duration.ofMinutes(5), 1);
    rig.deploy(damaged);
    rig.deploy(drifting);
    rig.await(DeploySucceeded.class, damaged);
    rig.await(DeploySucceeded.class, drifting);
    deployment(damaged).edit(d -> annotated(d, annotation, "null"));
    Request hopeless =
        Requests.with(
            at("hopeless-" + kind, Duration.ofSeconds(3), 1),
            WorkloadBuilder.builder().cpu("250m").memory("256Mi").build());
    rig.deploy(Requests.running("registry/shop:unready", hopeless));
    assertThat(rig.await(DeployFailed.class, hopeless).diagnosis().message()).isNotEmpty();
    deployment(drifting).delete();
    assertThat(rig.await(DriftDetected.class, drifting).drift().deleted()).isTrue();
    Request refused = at("damaged-" + kind, Duration.ofMinutes(5), 2);
    rig.deploy(refused);
    assertThat(rig.await(DeployFailed.class, refused).diagnosis().message())
        .contains("kubectl annotate deployment", annotation + "-");
    for (String removed : List.of(Keys.REQUEST, Keys.STAND, Keys.APPLIED_AT)) {
      deployment(damaged).edit(d -> annotated(d, removed, null));
    }
    Request mended = at("damaged-" + kind, Duration.ofMinutes(5), 3);
    rig.deploy(mended);
    rig.await(DeploySucceeded.class, mended);
  }

  /// A dead letter that nobody tells of leaves its release waiting for a deployer.
  @Test
  void aRequestThatCannotBeReadFailsInWords() {
    Request unreadable = at("unreadable", Duration.ofMinutes(5), 1);
    Request elsewhere = Requests.elsewhere(at("unreadable-elsewhere", Duration.ofMinutes(5), 1));
    Request fine = at("readable", Duration.ofMinutes(5), 1);
    rig.deployUnreadable(elsewhere);
    rig.deployUnreadable(unreadable);
    rig.deploy(fine);
    DeployFailed failed = rig.await(DeployFailed.class, unreadable);
    assertThat(failed.diagnosis().reason()).isEqualTo("RequestUnreadable");
    assertThat(failed.diagnosis().message()).contains("dead letter slipway.deployments-0@");
    rig.await(DeploySucceeded.class, fine);
    assertThat(rig.results(DeployFailed.class, elsewhere)).isEmpty();
    rig.deploy(at("unreadable", Duration.ofMinutes(5), 2));
    rig.await(DeploySucceeded.class, at("unreadable", Duration.ofMinutes(5), 2));
  }

  /// Each deployer reads all requests, so that one request leaves a letter of each that cannot read it.
  @Test
  void theLetterOfAnotherClustersDeployerIsNeverCarriedOut() {
    Request reported = at("reported-elsewhere", Duration.ofMinutes(5), 1);
    Request after = at("after-reported-elsewhere", Duration.ofMinutes(5), 1);
    rig.deployUnreadable(Requests.elsewhere(reported));
    rig.deployFromDeadLetter(reported);
    rig.deploy(after);
    rig.await(DeploySucceeded.class, after);
    assertThat(rig.results(DeployStarted.class, reported)).isEmpty();
    assertThat(deployment(reported).get()).isNull();
  }

  /// Its release has failed, or people have rejected it since.
  @Test
  void aRequestWhoseFailureWasReportedIsNeverCarriedOut() {
    Request reported = at("reported", Duration.ofMinutes(5), 1);
    Request after = at("after-reported", Duration.ofMinutes(5), 1);
    rig.deployUnreadable(reported);
    rig.await(DeployFailed.class, reported);
    rig.deployFromDeadLetter(reported);
    rig.deploy(after);
    rig.await(DeploySucceeded.class, after);
    assertThat(rig.results(DeployStarted.class, reported)).isEmpty();
    assertThat(rig.results(DeploySucceeded.class, reported)).isEmpty();
    assertThat(deployment(reported).get()).isNull();
    rig.deploy(at("reported", Duration.ofMinutes(5), 2));
    rig.await(DeploySucceeded.class, at("reported", Duration.ofMinutes(5), 2));
  }

  /// A pod that nobody expects makes each look fail.
  @Test
  void aRolloutThatCannotBeLookedAtFailsAfterItsTimeout() {
    Request request =
        Requests.running("registry/shop:unready", at("odd", Duration.ofSeconds(5), 1));
    rig.deploy(request);
    Awaitility.await().atMost(DeployerRig.PATIENCE).until(() -> deployment(request).get() != null);
    rig.client()
        .pods()
        .inNamespace("odd")
        .resource(oddPod(deployment(request).require().getSpec().getTemplate().getMetadata()))
        .create();
    DeployFailed failed = rig.await(DeployFailed.class, request);
    assertThat(failed.diagnosis().reason()).isEqualTo("Internal");
    assertThat(failed.diagnosis().message()).contains("cannot look at this rollout");
    // The simulated cluster's own controller stumbles over it as well.
    rig.client().pods().inNamespace("odd").withName("odd").delete();
  }

  /// Runs a container and has none.
  private static Pod oddPod(ObjectMeta template) {
    return new PodBuilder()
        .withNewMetadata()
        .withName("odd")
        .withLabels(template.getLabels())
        .endMetadata()
        .withNewStatus()
        .addNewContainerStatus()
        .withName("odd")
        .endContainerStatus()
        .endStatus()
        .build();
  }

  private static RollableScalableResource<Deployment> deployment(Request request) {
    return rig.client()
        .apps()
        .deployments()
        .inNamespace(request.event().to().namespace())
        .withName(Names.deployment(request.event()));
  }

  private static Deployment annotated(
      Deployment deployment, String annotation, @Nullable String value) {
    DeploymentBuilder edited =
        deployment.edit().editMetadata().removeFromAnnotations(annotation).endMetadata();
    return value == null
        ? edited.build()
        : edited.editMetadata().addToAnnotations(annotation, value).endMetadata().build();
  }
}
