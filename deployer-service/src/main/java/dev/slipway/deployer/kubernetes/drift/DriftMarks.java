package dev.slipway.deployer.kubernetes.drift;

import dev.slipway.deployer.drift.Marks;
import dev.slipway.deployer.instance.Keys;
import dev.slipway.deployer.instance.Rollout;
import dev.slipway.deployer.kubernetes.ClusterFailures;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Marks as an annotation of the Deployment.
@Component
class DriftMarks implements Marks {

  private final KubernetesClient client;

  DriftMarks(KubernetesClient client) {
    this.client = client;
  }

  @Override
  public void drifted(Rollout rollout, @Nullable String mark) {
    String value = mark == null ? "null" : "\"" + mark + "\"";
    try {
      client
          .apps()
          .deployments()
          .inNamespace(rollout.namespace())
          .withName(rollout.name())
          .patch(
              new PatchContext.Builder()
                  .withPatchType(PatchType.JSON_MERGE)
                  .withFieldManager(Keys.SLIPWAY + "-report")
                  .build(),
              "{\"metadata\":{\"annotations\":{\"" + Keys.DRIFT + "\":" + value + "}}}");
    } catch (KubernetesClientException e) {
      throw ClusterFailures.of("patch deployment " + rollout.name(), e);
    }
  }
}
