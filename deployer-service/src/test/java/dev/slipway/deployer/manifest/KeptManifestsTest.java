package dev.slipway.deployer.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.workload.Workload;
import dev.slipway.deployer.Requests;
import dev.slipway.deployer.instance.Keys;
import dev.slipway.deployer.instance.Request;
import dev.slipway.messaging.EventJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptManifestsTest {

  private static final Map<String, Object> DEPLOYMENT =
      Map.of("apiVersion", "apps/v1", "kind", "Deployment", "metadata", Map.of("name", "{name}"));

  private final Request request = own(List.of(config("fast"), DEPLOYMENT));

  @Test
  void whatADeploymentRemembersIsTheWholeRequest() {
    Map<String, Object> annotations = annotations(request);
    Request remembered =
        EventJson.mapper().readValue(String.valueOf(annotations.get(Keys.REQUEST)), Request.class);
    String text = String.valueOf(annotations.get(Keys.MANIFESTS));
    assertThat(remembered.event().workload().manifests()).isEmpty();
    assertThat(KeptManifests.putBack(remembered, text, "shop-live")).contains(request);
  }

  @Test
  void theSameManifestsAreTheSameText() {
    assertThat(annotations(own(List.of(config("fast"), DEPLOYMENT))))
        .isEqualTo(annotations(request));
  }

  @Test
  void whatIsTooLongIsLeftOutAndTheMarkStays() {
    byte[] noise = new byte[KeptManifests.LONGEST_TEXT];
    new Random(7).nextBytes(noise);
    String random = Base64.getEncoder().encodeToString(noise);
    assertThat(annotations(own(List.of(config(random), DEPLOYMENT))))
        .doesNotContainKey(Keys.MANIFESTS)
        .containsKey(Keys.OWN_MANIFESTS);
  }

  @Test
  void whatSlipwayBuildsHasNeither() {
    assertThat(annotations(Requests.live("i:1", 1)))
        .doesNotContainKeys(Keys.MANIFESTS, Keys.OWN_MANIFESTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no base64!", "bm8gZ3ppcA=="})
  void aTextThatSomebodyHasDamagedIsUnknown(String text) {
    assertThat(KeptManifests.putBack(request, text, "shop-live")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[", "7", "[null]", "[7]", "[]", "[{}]"})
  void jsonThatIsNoListOfManifestsIsUnknown(String json) {
    assertThat(KeptManifests.putBack(request, packed(json), "shop-live")).isEmpty();
  }

  @Test
  void aTextThatIsCutOffIsUnknown() {
    String text = KeptManifests.text(request.event().workload().manifests()).orElseThrow();
    String half = text.substring(0, text.length() / 8 * 4);
    assertThat(KeptManifests.putBack(request, half, "shop-live")).isEmpty();
  }

  /// Somebody who copies a Deployment copies its annotations.
  @Test
  void manifestsOfAnotherDeploymentAreUnknown() {
    String text = KeptManifests.text(request.event().workload().manifests()).orElseThrow();
    assertThat(KeptManifests.putBack(request, text, "copy")).isEmpty();
  }

  @Test
  void nothingIsUnpackedWithoutABound() {
    String spaces = " ".repeat(KeptManifests.LONGEST_JSON);
    String text = packed("[" + EventJson.mapper().writeValueAsString(DEPLOYMENT) + spaces + "]");
    assertThat(text.length()).isLessThan(KeptManifests.LONGEST_TEXT);
    assertThat(KeptManifests.putBack(request, text, "shop-live")).isEmpty();
  }

  private static Request own(List<Map<String, Object>> manifests) {
    return Requests.with(Requests.live("i:1", 1), Workload.of(manifests));
  }

  private static Map<String, Object> config(String mode) {
    return Map.of(
        "apiVersion",
        "v1",
        "kind",
        "ConfigMap",
        "metadata",
        Map.of("name", "{name}"),
        "data",
        Map.of("mode", mode));
  }

  private static Map<String, Object> annotations(Request request) {
    Map<String, Object> deployment = Manifests.of(request, Instant.EPOCH).getLast().content();
    return Entries.within(Entries.within(deployment, "metadata"), "annotations");
  }

  private static String packed(String json) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(json.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return Base64.getEncoder().encodeToString(packed.toByteArray());
  }
}
