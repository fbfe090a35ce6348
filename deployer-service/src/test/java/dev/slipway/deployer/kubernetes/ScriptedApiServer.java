package dev.slipway.deployer.kubernetes;

import dev.slipway.deployer.Clients;
import dev.slipway.deployer.DeployerProperties;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.time.Duration;
import java.util.List;

/// An API server that answers what a test has it answer, and a client of it that asks once.
public final class ScriptedApiServer implements AutoCloseable {

  private final KubernetesMockServer server = new KubernetesMockServer(false);
  private final KubernetesClient client;

  public ScriptedApiServer() {
    server.init();
    client = Clients.of(server.url("/").replaceAll("/$", ""));
  }

  public KubernetesMockServer server() {
    return server;
  }

  public KubernetesClient client() {
    return client;
  }

  /// A deployer's.
  public static DeployerProperties properties(List<String> namespaces) {
    return new DeployerProperties(
        "default",
        namespaces,
        Duration.ofSeconds(10),
        Duration.ofSeconds(90),
        Duration.ofSeconds(1),
        new DeployerProperties.Kubernetes(null, null));
  }

  /// A failure in Kubernetes' form.
  public static Status status(int code, String said) {
    return new StatusBuilder().withStatus("Failure").withCode(code).withMessage(said).build();
  }

  @Override
  public void close() {
    client.close();
    server.destroy();
  }
}
