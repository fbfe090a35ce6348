package dev.slipway.deployer.kubernetes;

import static dev.slipway.deployer.kubernetes.ScriptedApiServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.deployment.Diagnosis.Cause;
import dev.slipway.deployer.Requests;
import dev.slipway.deployer.cluster.Cluster.RefusedException;
import dev.slipway.deployer.kubernetes.memory.RemovalFences;
import dev.slipway.deployer.removal.Belonging;
import dev.slipway.messaging.failure.TransientException;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ServiceListBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.IngressListBuilder;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The deployer's handling of an API server's answers to a removal.
class BelongingsFaultsTest {

  private static final DeployRequested REQUEST = Requests.live("registry/shop:1", 1).event();
  private static final Belonging SERVICE =
      new Belonging("v1", "Service", "shop-live", "shop-live", "77", null, 0);

  private final ScriptedApiServer api = new ScriptedApiServer();
  private final KubernetesMockServer server = api.server();
  private final KubernetesBelongings belongings =
      new KubernetesBelongings(
          api.client(),
          new KubernetesCluster(api.client(), ScriptedApiServer.properties(List.of())),
          Clock.systemUTC());

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void whatIsGoneAlreadyIsDeleted() {
    answerToDelete(404, "services \"shop-live\" not found");
    assertThatCode(() -> belongings.delete(SERVICE)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(ints = {409, 429, 500, 503})
  void whatHasChangedSinceItWasSeenAndWhatPassesIsToBeTriedAgain(int code) {
    answerToDelete(code, "the ResourceVersion in the precondition does not match");
    assertThatThrownBy(() -> belongings.delete(SERVICE)).isInstanceOf(TransientException.class);
  }

  @Test
  void aRightThatIsMissingIsNamed() {
    answerToDelete(
        403,
        "services \"shop-live\" is forbidden: User \"system:serviceaccount:slipway:deployer\" cannot delete resource \"services\" in API group \"\" in the namespace \"shop-live\"");
    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> belongings.delete(SERVICE));
    assertThat(refused.diagnosis().cause()).isEqualTo(Cause.FORBIDDEN);
    assertThat(refused.diagnosis().message()).contains("delete", "services", "slipway/deployer");
  }

  @Test
  void anOptionalKindThatMayNotBeListedOrIsNotKnownHasNone() {
    list("/apis/policy/v1", "poddisruptionbudgets", 403, null);
    list("/apis/gateway.networking.k8s.io/v1", "httproutes", 404, null);
    list("/apis/getambassador.io/v3alpha1", "mappings", 404, null);
    list("/apis/networking.k8s.io/v1", "ingresses", 200, new IngressListBuilder().build());
    list(
        "/api/v1",
        "services",
        200,
        new ServiceListBuilder()
            .addNewItem()
            .withNewMetadata()
            .withName("shop-live")
            .withNamespace("shop-live")
            .withResourceVersion("77")
            .endMetadata()
            .endItem()
            .build());
    assertThat(belongings.beside(REQUEST, Set.of("shop-live"))).containsExactly(SERVICE);
    int asked = server.getRequestCount();
    assertThat(belongings.beside(REQUEST, Set.of("shop-live"))).containsExactly(SERVICE);
    assertThat(server.getRequestCount() - asked).as("no kind that there is not").isEqualTo(2);
  }

  @Test
  void aServiceThatMayNotBeListedIsNotTakenForNone() {
    list("/apis/policy/v1", "poddisruptionbudgets", 404, null);
    list("/apis/gateway.networking.k8s.io/v1", "httproutes", 404, null);
    list("/apis/getambassador.io/v3alpha1", "mappings", 404, null);
    list("/apis/networking.k8s.io/v1", "ingresses", 403, null);
    assertThatThrownBy(() -> belongings.beside(REQUEST, Set.of("shop-live")))
        .isInstanceOf(RefusedException.class);
  }

  @Test
  void aRemovalThatCannotBeRememberedIsNotBegun() {
    server
        .expect()
        .get()
        .withPath("/api/v1/namespaces/shop-live/configmaps/slipway-removed")
        .andReturn(403, status(403, "no"))
        .always();
    assertThatThrownBy(() -> new RemovalFences(api.client(), Clock.systemUTC()).remember(REQUEST))
        .isInstanceOf(RefusedException.class);
  }

  private void list(
      String root, String plural, int code, @Nullable KubernetesResourceList<?> found) {
    server
        .expect()
        .get()
        .withPath(root + "/namespaces/shop-live/" + plural + "?labelSelector=" + selector())
        .andReturn(code, found == null ? status(code, "no") : found)
        .always();
  }

  /// As the client writes it.
  private static String selector() {
    return URLEncoder.encode(
            "app.kubernetes.io/managed-by=slipway,slipway.dev/project=shop,slipway.dev/environment=live,app.kubernetes.io/instance in (shop-live)",
            StandardCharsets.UTF_8)
        .replace("+", "%20");
  }

  private void answerToDelete(int code, String said) {
    server
        .expect()
        .delete()
        .withPath("/api/v1/namespaces/shop-live/services/shop-live")
        .andReturn(code, status(code, said))
        .always();
  }
}
