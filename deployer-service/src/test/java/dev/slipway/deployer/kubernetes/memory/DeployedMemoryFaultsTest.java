package dev.slipway.deployer.kubernetes.memory;

import static dev.slipway.deployer.kubernetes.ScriptedApiServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.deployer.kubernetes.ScriptedApiServer;
import dev.slipway.messaging.failure.TransientException;
import io.fabric8.kubernetes.api.model.ConfigMapListBuilder;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// The deployer's handling of an API server's answers when it remembers what it deployed.
@ExtendWith(OutputCaptureExtension.class)
class DeployedMemoryFaultsTest {

  private static final String PATH =
      "/api/v1/namespaces/shop-live/configmaps/slipway-deployed?fieldManager=slipway";
  private static final String LIST =
      "/api/v1/configmaps?fieldSelector=metadata.name%3Dslipway-deployed";

  private final ScriptedApiServer api = new ScriptedApiServer();
  private final KubernetesMockServer server = api.server();
  private final DeployedMemory memory = memory(List.of());

  private DeployedMemory memory(List<String> namespaces) {
    return new DeployedMemory(api.client(), ScriptedApiServer.properties(namespaces));
  }

  @AfterEach
  void stop() {
    api.close();
  }

  /// 422: there are more entries than a ConfigMap has room for.
  @ParameterizedTest
  @ValueSource(ints = {403, 413, 422})
  void whatMayNotBeRememberedIsSaidOnceAndHoldsUpNothing(int code, CapturedOutput output) {
    server.expect().patch().withPath(PATH).andReturn(code, status(code, "no")).always();
    assertThatCode(
            () -> {
              remember();
              remember();
              memory.forget("shop-live", "shop-live");
            })
        .doesNotThrowAnyException();
    assertThat(output.toString().split("may not be noticed", -1)).hasSize(2);
  }

  @Test
  void whereThisServiceMayNotLookNothingIsSaidToBeGone() {
    server.expect().get().withPath(LIST).andReturn(403, status(403, "no")).always();
    assertThat(memory.all()).isEmpty();
  }

  @Test
  void aNamespaceThatMayNotBeLookedAtHoldsUpNoOther() {
    String path =
        "/api/v1/namespaces/%s/configmaps?fieldSelector=metadata.name%%3Dslipway-deployed";
    server.expect().get().withPath(path.formatted("qa")).andReturn(403, status(403, "no")).always();
    server
        .expect()
        .get()
        .withPath(path.formatted("live"))
        .andReturn(
            200,
            new ConfigMapListBuilder()
                .addNewItem()
                .withNewMetadata()
                .withNamespace("live")
                .endMetadata()
                .addToData("shop-live", "{}")
                .endItem()
                .build())
        .always();
    assertThat(memory(List.of("qa", "live")).all())
        .contains(Map.of("live", Map.of("shop-live", "{}")));
  }

  @Test
  void whereNothingIsRememberedNothingIsForgotten() {
    server.expect().patch().withPath(PATH).andReturn(404, status(404, "not found")).once();
    assertThatCode(() -> memory.forget("shop-live", "shop-live")).doesNotThrowAnyException();
    assertThat(server.getRequestCount()).isOne();
  }

  /// Both would have applied the whole, each without the other's entry.
  @Test
  void whoeverComesSecondToMakeItTriesAgain() {
    server.expect().patch().withPath(PATH).andReturn(404, status(404, "not found")).once();
    server
        .expect()
        .patch()
        .withPath(PATH)
        .andReturn(409, status(409, "the object has been modified"))
        .once();
    assertThatThrownBy(this::remember).isInstanceOf(TransientException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void whatPassesIsToBeTriedAgain(int code) {
    server.expect().patch().withPath(PATH).andReturn(code, status(code, "later")).always();
    assertThatThrownBy(this::remember).isInstanceOf(TransientException.class);
    assertThatThrownBy(() -> memory.forget("shop-live", "shop-live"))
        .isInstanceOf(TransientException.class);
  }

  private void remember() {
    memory.remember("shop-live", Map.of("shop-live", "{}"));
  }
}
