package dev.slipway.deployer.kubernetes.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deployer.Requests;
import dev.slipway.deployer.diagnosis.PodView;
import dev.slipway.deployer.diagnosis.TerminatingPod;
import dev.slipway.deployer.instance.Rollout;
import dev.slipway.deployer.kubernetes.ScriptedApiServer;
import dev.slipway.deployer.kubernetes.memory.DeployedMemory;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.EventListBuilder;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodListBuilder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Pods and warnings as an API server lists them.
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

  @Test
  void theClaimsThatAPodWaitsForAreSeen() {
    Pod waiting =
        new PodBuilder(pod("waiting"))
            .editSpec()
            .addNewVolume()
            .withName("data")
            .withNewPersistentVolumeClaim()
            .withClaimName("shop-data")
            .endPersistentVolumeClaim()
            .endVolume()
            .addNewVolume()
            .withName("scratch")
            .withNewEmptyDir()
            .endEmptyDir()
            .endVolume()
            .endSpec()
            .build();
    answer(PODS + "%2Cslipway.dev%2Fsequence%3D2", waiting);
    assertThat(evidence.pods(ROLLOUT))
        .singleElement()
        .extracting(PodView::claims)
        .isEqualTo(List.of("shop-data"));
  }

  /// Newer components leave `lastTimestamp` out.
  @Test
  void theNewestWarningsAreKeptInTheirOrder() {
    Event newest = warning("newest", null);
    newest.setEventTime(new MicroTime("2026-03-01T12:06:00.000000Z"));
    Event second = warning("second", null);
    second.setEventTime(new MicroTime("2026-03-01T12:02:00.000000Z"));
    Event normal = warning("normal", "2026-03-01T12:07:00Z");
    normal.setType("Normal");
    api.server()
        .expect()
        .get()
        .withPath("/api/v1/namespaces/shop/events?fieldSelector=involvedObject.name%3Dp")
        .andReturn(
            200,
            new EventListBuilder()
                .withItems(
                    newest,
                    warning("fifth", "2026-03-01T12:05:00Z"),
                    normal,
                    warning("third", "2026-03-01T12:03:00Z"),
                    second,
                    warning("fourth", "2026-03-01T12:04:00Z"),
                    warning("first", "2026-03-01T12:01:00Z"))
                .build())
        .always();
    assertThat(evidence.warnings("shop", "p"))
        .containsExactly(
            "Unhealthy: second",
            "Unhealthy: third",
            "Unhealthy: fourth",
            "Unhealthy: fifth",
            "Unhealthy: newest");
  }

  private static Event warning(String message, @Nullable String last) {
    return new EventBuilder()
        .withNewMetadata()
        .withName(message)
        .endMetadata()
        .withType("Warning")
        .withReason("Unhealthy")
        .withMessage(message)
        .withLastTimestamp(last)
        .build();
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
