package dev.slipway.deployer.kubernetes;

import static dev.slipway.deployer.kubernetes.ScriptedApiServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.contract.deployment.Diagnosis.Cause;
import dev.slipway.deployer.Requests;
import dev.slipway.deployer.cluster.Cluster.RefusedException;
import dev.slipway.deployer.manifest.Manifest;
import dev.slipway.deployer.manifest.Manifests;
import dev.slipway.messaging.failure.TransientException;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The deployer's handling of an API server's answers to an apply.
class ApiServerFaultsTest {

  private static final String PATH =
      "/apis/apps/v1/namespaces/shop-live/deployments/shop-live?fieldManager=slipway";

  private final ScriptedApiServer api = new ScriptedApiServer();
  private final KubernetesMockServer server = api.server();
  private final KubernetesCluster cluster = cluster(List.of());

  private KubernetesCluster cluster(List<String> namespaces) {
    return new KubernetesCluster(api.client(), ScriptedApiServer.properties(namespaces));
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void aNamespaceThatIsNotWatchedIsRefusedBeforeTheClusterIsAsked() {
    KubernetesCluster qaAlone = cluster(List.of("shop-qa"));
    assertThatThrownBy(() -> qaAlone.find("shop-live", "shop-live"))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("shop-live")
        .hasMessageContaining("slipway.deployer.namespaces");
    assertThat(server.getRequestCount()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void anAnswerThatPassesIsToBeTriedAgain(int code) {
    answer(code, "try later");
    assertThatThrownBy(this::apply).isInstanceOf(TransientException.class);
  }

  @Test
  void anObjectThatChangedMeanwhileIsDecidedAgain() {
    answer(
        409,
        "Operation cannot be fulfilled on deployments.apps \"shop-live\": the object has been modified; please apply your changes to the latest version and try again");
    assertThatThrownBy(this::apply).isInstanceOf(TransientException.class);
  }

  @Test
  void aServerThatIsNotThereIsToBeTriedAgain() {
    server.destroy();
    assertThatThrownBy(this::apply).isInstanceOf(TransientException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "409 | Apply failed with 1 conflict: conflict with \"kubectl\" using apps/v1: .spec.replicas | CONFLICT",
        "403 | deployments.apps \"x\" is forbidden: User \"system:serviceaccount:slipway:deployer\" cannot patch resource \"deployments\" in API group \"apps\" in the namespace \"shop-live\" | FORBIDDEN",
        "403 | deployments.apps \"x\" is forbidden: exceeded quota: objects, requested: count/deployments.apps=1, used: count/deployments.apps=2, limited: count/deployments.apps=2 | QUOTA",
        "400 | admission webhook \"policy.example.org\" denied the request: no | ADMISSION",
        "422 | Deployment.apps \"x\" is invalid: spec.template.spec.containers[0].image: Required value | INVALID",
        "404 | namespaces \"shop-live\" not found | INVALID",
        "401 | Unauthorized | FORBIDDEN"
      })
  void whatSomebodyHasToMendIsRefusedWithItsCause(int code, String said, Cause cause) {
    answer(code, said);
    RefusedException refused = catchThrowableOfType(RefusedException.class, this::apply);
    assertThat(refused.diagnosis().cause()).isEqualTo(cause);
    assertThat(refused.diagnosis().message()).doesNotContain("null");
  }

  private void apply() {
    List<Manifest> deployment =
        Manifests.of(Requests.live("registry/shop:1", 1), Instant.EPOCH).stream()
            .filter(manifest -> manifest.kind().equals("Deployment"))
            .toList();
    cluster.apply(deployment, null);
  }

  private void answer(int code, String said) {
    server.expect().patch().withPath(PATH).andReturn(code, status(code, said)).always();
  }
}
