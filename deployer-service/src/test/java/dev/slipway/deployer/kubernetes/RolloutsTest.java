package dev.slipway.deployer.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.deployer.Requests;
import dev.slipway.deployer.instance.Keys;
import dev.slipway.messaging.EventJson;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Objects on the cluster that anybody may damage, and that one thread reads for all projects.
class RolloutsTest {

  private static final String NOON = "2026-03-01T12:00:00Z";

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "{}", "7", "[]", "broken", "{\"id\":null}", "{\"event\":7}"})
  void aDamagedRequestIsNoRollout(String request) {
    assertThat(Rollouts.of(annotated(Keys.REQUEST, request))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "7", "[]", "broken", "{\"runs\":{}}"})
  void aDamagedStandIsNoRollout(String stand) {
    assertThat(Rollouts.of(annotated(Keys.STAND, stand))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "yesterday", "+1000000000-01-01T00:00:00Z!"})
  void aDamagedTimeIsNoRollout(String time) {
    assertThat(Rollouts.of(annotated(Keys.APPLIED_AT, time))).isEmpty();
  }

  @Test
  void aRequestNestedTooDeeplyIsNoRollout() {
    String deep = "[".repeat(100_000);
    assertThat(Rollouts.of(annotated(Keys.REQUEST, deep))).isEmpty();
    assertThat(Rollouts.of(annotated(Keys.STAND, "{\"pods\":" + deep))).isEmpty();
  }

  @Test
  void aDeploymentOfWhichOnlyTheAnnotationsAreKnownIsNoRollout() {
    Deployment bare = annotated("other", "x");
    bare.setSpec(null);
    assertThat(Rollouts.of(bare)).isEmpty();
  }

  @Test
  void aConditionWithoutATimeHasLastedSinceTheApply() {
    Deployment refused =
        new DeploymentBuilder(annotated("other", "x"))
            .withNewStatus()
            .addNewCondition()
            .withType("ReplicaFailure")
            .withStatus("True")
            .endCondition()
            .endStatus()
            .build();
    assertThat(Rollouts.of(refused))
        .hasValueSatisfying(rollout ->
            assertThat(rollout.status().refused())
                .isNotNull()
                .satisfies(refusal -> assertThat(refusal.since()).isEqualTo(Instant.parse(NOON))));
  }

  private static Deployment annotated(String key, String value) {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withNamespace("shop-qa")
        .withName("web")
        .withGeneration(1L)
        .addToAnnotations(Keys.SEQUENCE, "7")
        .addToAnnotations(
            Keys.REQUEST, EventJson.mapper().writeValueAsString(Requests.qa("x", "i:1", 7)))
        .addToAnnotations(Keys.APPLIED_AT, NOON)
        .addToAnnotations(key, value)
        .endMetadata()
        .withNewSpec()
        .endSpec()
        .build();
  }
}
