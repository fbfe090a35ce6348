package dev.slipway.deployer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.deployer.Requests;
import dev.slipway.deployer.cluster.Cluster.RefusedException;
import dev.slipway.deployer.cluster.Cluster.UnavailableException;
import dev.slipway.deployer.manifest.Manifest;
import dev.slipway.deployer.manifest.Manifests;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Everything is tried before anything is applied.
class DryRunsTest {

  private static final String PATH =
      "/apis/apps/v1/namespaces/shop-live/deployments/shop-live?fieldManager=slipway&dryRun=All";

  private final ScriptedApiServer api = new ScriptedApiServer();
  private final KubernetesCluster cluster =
      new KubernetesCluster(api.client(), ScriptedApiServer.properties(List.of()));

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void aWebhookThatTakesNoDryRunLeavesItUnknown() {
    answer(400, "admission webhook \"x.example.org\" does not support dry run");
    assertThat(rehearse()).hasToString("[deployment shop-live]");
    assertThat(api.server().getRequestCount()).isEqualTo(1);
  }

  @Test
  void aRefusalOfADryRunIsARefusal() {
    answer(422, "Deployment.apps \"shop-live\" is invalid: spec.x: no");
    assertThatThrownBy(this::rehearse).isInstanceOf(RefusedException.class);
  }

  @Test
  void aWebhookThatIsDownIsWaitedFor() {
    answer(500, "Internal error occurred: failed calling webhook \"x\": connection refused");
    assertThatThrownBy(this::rehearse)
        .isInstanceOf(UnavailableException.class)
        .hasMessageContaining("an admission webhook does not answer");
  }

  private List<Manifest> rehearse() {
    List<Manifest> deployment =
        Manifests.of(Requests.live("registry/shop:1", 1), Instant.EPOCH).stream()
            .filter(manifest -> manifest.kind().equals("Deployment"))
            .toList();
    return cluster.rehearse(deployment, null);
  }

  private void answer(int code, String said) {
    api.server()
        .expect()
        .patch()
        .withPath(PATH)
        .andReturn(code, ScriptedApiServer.status(code, said))
        .always();
  }
}
