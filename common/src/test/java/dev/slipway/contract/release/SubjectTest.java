package dev.slipway.contract.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.BuildBuilder;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.deployment.Rollback;
import dev.slipway.contract.people.Actor;
import dev.slipway.messaging.EventJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The subject and the cause of a release in the JSON of its snapshot.
class SubjectTest {

  private static final Instant AT = Instant.parse("2026-11-30T08:00:00Z");
  private static final Build BUILD =
      BuildBuilder.builder().image("test:1").type(TargetType.BRANCH).target("main").build();
  private static final Subject TASK =
      new Subject.Task("deploys", "17", "Deploy the shop?", Map.of("version", "1.2"));

  @Test
  void aBuildIsWrittenAsItAlwaysWas() {
    JsonNode json = written(release().build(BUILD).create());
    assertThat(json.path("build").path("image").asString()).isEqualTo("test:1");
    assertThat(json.has("subject")).isFalse();
    assertThat(json.has("cause")).isFalse();
  }

  @Test
  void aRollbackIsWrittenAsItAlwaysWas() {
    Rollback rollback = new Rollback("production", "test-1", null, null);
    ReleaseSnapshot release = release().build(BUILD).rollback(rollback).create();
    assertThat(release.cause()).isEqualTo(new Cause.RolledBack(rollback));
    JsonNode json = written(release);
    assertThat(json.path("rollback").path("to").asString()).isEqualTo("test-1");
    assertThat(json.has("cause")).isFalse();
    assertThat(read(json)).isEqualTo(release);
  }

  @Test
  void aReleaseWithoutABuildIsReadBackWithAllThatItSays() {
    Cause asked = new Cause.Asked(new Actor("owner-one", "U0OWNER1"));
    for (Subject subject : List.of(TASK, new Subject.Runbook("restart", Map.of("count", "2")))) {
      for (Cause cause : List.of(new Cause.Posted(), asked, new Cause.Scheduled())) {
        ReleaseSnapshot release = release().subject(subject).cause(cause).create();
        assertThat(release.build()).isNull();
        assertThat(read(written(release))).isEqualTo(release);
      }
    }
  }

  @Test
  void whatANewerVersionWritesIsKeptByItsKind() {
    ObjectNode json =
        (ObjectNode) written(release().subject(TASK).cause(new Cause.Posted()).create());
    ((ObjectNode) json.path("subject")).put("kind", "survey");
    ((ObjectNode) json.path("cause")).put("kind", "wished");
    json.putArray("steps").addObject().put("kind", "dance").put("name", "tango").put("bpm", 120);
    ReleaseSnapshot release = read(json);
    assertThat(release.subject()).isEqualTo(new Subject.Unknown("survey"));
    assertThat(release.cause()).isEqualTo(new Cause.Unknown("wished"));
    assertThat(release.steps()).containsExactly(new StepSnapshot.Unknown("tango", "dance"));
    assertThat(read(written(release))).isEqualTo(release);
  }

  @Test
  void aReleaseAboutNothingIsRefused() {
    ObjectNode json = (ObjectNode) written(release().build(BUILD).create());
    json.remove("build");
    assertThatThrownBy(() -> read(json)).hasMessageContaining("release.subject");
  }

  private static JsonNode written(ReleaseSnapshot release) {
    return EventJson.mapper().readTree(EventJson.mapper().writeValueAsString(release));
  }

  private static ReleaseSnapshot read(JsonNode json) {
    return EventJson.mapper().readValue(json.toString(), ReleaseSnapshot.class);
  }

  private static ReleaseSnapshotBuilder release() {
    return ReleaseSnapshotBuilder.builder()
        .id("test-1")
        .project("test")
        .name("Test")
        .channel("slack:C0TEST")
        .version(1)
        .state(ReleaseSnapshot.State.OPEN)
        .step("go")
        .openedAt(AT);
  }
}
