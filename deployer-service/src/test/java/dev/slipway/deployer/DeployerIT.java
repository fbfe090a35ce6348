package dev.slipway.deployer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.contract.deployer.DeployerEvent.DeployFailed;
import dev.slipway.contract.deployer.DeployerEvent.DeployOvertaken;
import dev.slipway.contract.deployer.DeployerEvent.DeployProgressed;
import dev.slipway.contract.deployer.DeployerEvent.DeployStarted;
import dev.slipway.contract.deployer.DeployerEvent.DeploySucceeded;
import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.EnvironmentBuilder;
import dev.slipway.deployer.cluster.Cluster;
import dev.slipway.deployer.instance.Names;
import dev.slipway.deployer.instance.Request;
import dev.slipway.deployer.manifest.Manifests;
import dev.slipway.messaging.failure.TransientException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// The results of requests, between a real Kafka and the simulated cluster.
@Execution(ExecutionMode.CONCURRENT)
@ExtendWith(SharedRig.class)
class DeployerIT {

  private final Place place;
  private final DeployerRig rig;

  DeployerIT(Place place) {
    this.place = place;
    this.rig = place.rig();
  }

  @Test
  void aRequestIsAppliedAndItsSuccessReportedWithTheAddress() {
    Request request = place.qa("feature/ABC_1", "registry/shop:1", 1);
    DeploySucceeded done = place.settles(request);
    assertThat(done.slot()).isEqualTo(place.namespace() + "/branch/feature/ABC_1");
    assertThat(done.url())
        .matches("https://feature-abc-1-[a-z0-9]{6}\\.branch\\.shop\\.example\\.org");
    assertThat(place.told())
        .filteredOn(event -> !(event instanceof DeployProgressed))
        .extracting(event -> event.getClass().getSimpleName())
        .containsExactly("DeployStarted", "DeploySucceeded");
    String name = Names.deployment(request.event());
    assertThat(place.objects())
        .containsExactlyInAnyOrder("Deployment " + name, "Service " + name, "Ingress " + name);
    assertThat(place.deployment(name).require().getMetadata().getAnnotations())
        .containsEntry("slipway.dev/sequence", "1");
  }

  @Test
  void leavingTheNumberOfPodsToAnAutoscalerKeepsIt() {
    place.settles(place.live("registry/shop:1", 1));
    assertThat(place.live().require().getSpec().getReplicas()).isEqualTo(2);
    Request next = place.live("registry/shop:2", 2);
    Environment to = next.event().to();
    place.succeeds(
        Requests.with(next, EnvironmentBuilder.builder(to).scaledByOthers(true).build()));
    assertThat(place.live().require().getSpec().getReplicas()).isEqualTo(2);
    assertThat(place.image()).isEqualTo("registry/shop:2");
  }

  @Test
  void aBranchOfAnyScriptIsDeployedAndReported() {
    place.succeeds(place.qa("日本語/ü", "registry/shop:1", 1));
  }

  @Test
  void aContainerThatCrashesFailsWithItsLastWords() {
    DeployFailed failed = place.fails(place.live("registry/shop:crash", 1));
    assertThat(failed.diagnosis().reason()).isEqualTo("CrashLoopBackOff");
    assertThat(failed.diagnosis().message()).contains("exit code 1");
    assertThat(failed.diagnosis().log()).contains("fatal: cannot read its configuration");
  }

  @Test
  void aDeploymentThatIsDeletedMidwayIsToldAsFailed() {
    Request request = place.live("registry/shop:unready", 1);
    rig.deploy(request);
    rig.await(DeployStarted.class, request);
    place.live().delete();
    DeployFailed failed = rig.await(DeployFailed.class, request);
    assertThat(failed.diagnosis().reason()).isEqualTo("Deleted");
  }

  @Test
  void aMissingNamespaceIsToldWithTheFix() {
    Request request = place.live("registry/shop:1", 1);
    Environment to = request.event().to();
    Environment without =
        EnvironmentBuilder.builder(to).namespace("nowhere").createNamespace(false).build();
    DeployFailed failed = place.fails(Requests.with(request, without));
    assertThat(failed.diagnosis().message()).contains("nowhere", "create-namespace: true");
  }

  @Test
  void anOlderRequestNeverGoesOverANewerOne() {
    place.succeeds(place.live("registry/shop:2", 2));
    Request older = place.live("registry/shop:1", 1);
    rig.deploy(older);
    assertThat(rig.await(DeployOvertaken.class, older).by()).isEqualTo(2);
    assertThat(place.image()).isEqualTo("registry/shop:2");
  }

  /// It was looked for, and then somebody else was quicker.
  @Test
  void whatWasMadeAfterTheLookIsNotAppliedOver() {
    place.succeeds(place.live("registry/shop:2", 2));
    Cluster kubernetes = rig.deployer().getBean(Cluster.class);
    Request older = place.live("registry/shop:1", 1);
    assertThatThrownBy(() -> kubernetes.apply(Manifests.of(older, Instant.now()), null))
        .isInstanceOf(TransientException.class);
    assertThatThrownBy(() -> kubernetes.correct(Manifests.of(older, Instant.now()), null))
        .isInstanceOf(TransientException.class);
    assertThat(place.image()).isEqualTo("registry/shop:2");
  }

  @Test
  void whatSucceededInItsTimeDoesNotFailWhenItIsReadAgain() {
    Request first = place.live("registry/shop:1", 1);
    place.succeeds(first);
    place.succeeds(place.live("registry/shop:2", 2));
    rig.deploy(first);
    rig.await(DeployOvertaken.class, first);
    assertThat(place.told()).noneMatch(DeployFailed.class::isInstance);
  }

  @Test
  void readingTheTopicAgainTouchesNothingInTheCluster() {
    Request request = place.live("registry/shop:1", 1);
    place.settles(request);
    String before = place.live().require().getMetadata().getResourceVersion();
    rig.deploy(request);
    place.succeeds(place.qa("after", "registry/shop:1", 1));
    assertThat(place.live().require().getMetadata().getResourceVersion()).isEqualTo(before);
  }
}
