package dev.slipway.deployer.kubernetes.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deployer.Requests;
import dev.slipway.deployer.diagnosis.PodView;
import dev.slipway.deployer.diagnosis.TerminatingPod;
import dev.slipway.deployer.instance.Rollout;
import dev.slipway.deployer.kubernetes.ScriptedApiServer;
import dev.slipway.deployer.kubernetes.memory.DeployedMemory;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodListBuilder;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Pods on their way out, as an API server lists them.
class KubernetesEvidenceTest {

  private static final String PODS =
      "/api/v1/namespaces/shop/pods?labelSelector=app.kubernetes.io%2Finstance%3Dshop-live";
  private static final Instant DUE = Instant.parse("2026-03-01T11:58:00Z");

  private static final Rollout ROLLOUT =
      new Rollout(
          "shop",
          "shop-live",
          Requests.live("i:1", 2),
          DUE,
          0,
          "1",
          new Rollout.Status(true, 2, 0, 0, 0, 0, false, null));

  private final ScriptedApiServer api = new ScriptedApiServer();
  private final KubernetesEvidence evidence =
      new KubernetesEvidence(
          api.client(), new DeployedMemory(api.client(), ScriptedApiServer.properties(List.of())));

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void podsOfAllVersionsThatAreToGoAreFound() {
    Pod held =
        new PodBuilder(pod("held"))
            .editMetadata()
            .withDeletionTimestamp(DUE.toString())
            .withFinalizers("example.org/hold")
            .endMetadata()
            .build();
    Pod lost =
        new PodBuilder(pod("lost"))
            .editMetadata()
            .withDeletionTimestamp(DUE.toString())
            .endMetadata()
            .withNewStatus()
            .addNewCondition()
            .withType("DisruptionTarget")
            .withReason("DeletionByTaintManager")
            .endCondition()
            .endStatus()
            .build();
    answer(PODS, held, lost, pod("serving"));
    assertThat(evidence.terminating(ROLLOUT))
        .containsExactly(
            new TerminatingPod("held", DUE, List.of("example.org/hold"), "node-3", false),
            new TerminatingPod("lost", DUE, List.of(), "node-3", true));
  }

  @Test
  void aPodThatIsToGoIsNotBlamed() {
    Pod going =
        new PodBuilder(pod("going"))
            .editMetadata()
            .withDeletionTimestamp(DUE.toString())
            .endMetadata()
            .build();
    answer(PODS + "%2Cslipway.dev%2Fsequence%3D2", going, pod("coming"));
    assertThat(evidence.pods(ROLLOUT)).extracting(PodView::pod).containsExactly("coming");
  }

  private void answer(String path, Pod... pods) {
    api.server()
        .expect()
        .get()
        .withPath(path)
        .andReturn(200, new PodListBuilder().withItems(pods).build())
        .always();
  }

  private static Pod pod(String name) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(name)
        .withCreationTimestamp("2026-03-01T11:00:00Z")
        .endMetadata()
        .withNewSpec()
        .withNodeName("node-3")
        .addNewContainer()
        .withName("app")
        .withImage("i:1")
        .endContainer()
        .endSpec()
        .build();
  }
}
