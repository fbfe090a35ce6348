package dev.slipway.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.Envelope;
import dev.slipway.contract.Event;
import dev.slipway.contract.Topics;
import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.messaging.consumer.DeadLetters;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.JsonNode;

/// Events in, events out.
class ReleaseFlowIT {

  private static final World WORLD = new World();

  @BeforeAll
  static void start() {
    WORLD.start();
  }

  @AfterAll
  static void stop() {
    WORLD.close();
  }

  @Test
  void theClassicFlowIsToldInOrder() {
    TestProject project = new TestProject("classic");
    WORLD.toGoLive(project, 1, "main");
    WORLD.publish(project.click(1, "qa-check", "approve", "U0QA1"));
    WORLD.publish(project.click(1, "go-live", "deploy", "U0GUEST"));
    // Two topics have no order between them.
    WORLD.awaitStory(project, "refused NOT_IN_GROUP");
    WORLD.publish(project.click(1, "go-live", "deploy", "U0OWNER1"));
    DeployRequested production = WORLD.awaitRequest(project, 2);
    WORLD.publish(project.succeeded(production));
    WORLD.awaitStory(project, "finished COMPLETED");

    assertThat(WORLD.story(project))
        .containsExactly(
            "opened",
            "started qa",
            "deployed qa",
            "started qa-check",
            "started go-live",
            "vote approve",
            "passed qa-check",
            "refused NOT_IN_GROUP",
            "vote deploy",
            "passed go-live",
            "started production",
            "deployed production",
            "finished COMPLETED");
    assertThat(production.slot()).isEqualTo("production");
    assertThat(WORLD.requests(project).getFirst().slot()).isEqualTo("qa/branch/main");
  }

  @Test
  void whatIsToldSaysWhatCausedIt() {
    TestProject project = new TestProject("causes");
    WORLD.publish(project.build(1, "main", TestProject.NOON));
    WORLD.awaitRequest(project, 1);

    List<Envelope<Event>> told = WORLD.events(Topics.RELEASES, project);
    String build = project.build(1, "main", TestProject.NOON).envelope().id();
    assertThat(told)
        .allSatisfy(envelope -> {
          assertThat(envelope.causationId()).isEqualTo(build);
          assertThat(envelope.correlationId()).isEqualTo(project.release(1));
          assertThat(envelope.subject()).isEqualTo(project.release(1));
          assertThat(envelope.time()).isEqualTo(TestProject.NOON);
          assertThat(envelope.source()).isEqualTo("/slipway/approval-service");
        });
  }

  @Test
  void theHistorySaysWhoAndWhy() {
    TestProject project = new TestProject("history");
    WORLD.toGoLive(project, 1, "main");
    WORLD.publish(project.click(1, "go-live", "deploy", "U0GUEST"));
    WORLD.awaitStory(project, "refused NOT_IN_GROUP");
    WORLD.publish(project.click(1, "go-live", "deploy", "U0OWNER1"));
    WORLD.publish(project.failed(WORLD.awaitRequest(project, 2)));
    WORLD.awaitStory(project, "reopened go-live");

    JsonNode release = WORLD.json("/api/releases/" + project.release(1));
    assertThat(release.path("state").asString()).isEqualTo("open");
    assertThat(release.path("step").asString()).isEqualTo("go-live");
    assertThat(release.path("outcome").isNull()).isTrue();
    assertThat(release.path("steps")).hasSize(4);
    List<String> history =
        release
            .path("history")
            .valueStream()
            .map(e ->
                e.path("event").asString()
                    + " by "
                    + e.path("who").path("person").asString("-")
                    + ": "
                    + e.path("why").asString())
            .toList();
    assertThat(history)
        .contains(
            "refused by slack:U0GUEST: deploy: not-in-group",
            "vote-cast by owner-one: chose Deploy to production",
            "deployment-requested by owner-one: production, request 1",
            "deployment-failed by -: ImagePullBackOff: the image cannot be pulled",
            "gate-opened by -: opened again, time 2");
  }

  @Test
  void aNewerBuildOfTheBranchSupersedesTheOpenRelease() {
    TestProject project = new TestProject("newer");
    WORLD.toGoLive(project, 1, "feature/ABC_1");
    WORLD.publish(
        project.build(2, "feature/ABC_1", TestProject.NOON.plusSeconds(90)),
        project.build(3, "other", TestProject.NOON.plusSeconds(91)));
    WORLD.awaitRequest(project, 3);

    JsonNode older = WORLD.json("/api/releases/" + project.release(1));
    assertThat(older.path("outcome").asString()).isEqualTo("superseded");
    assertThat(older.path("supersededBy").asString()).isEqualTo(project.release(2));
    assertThat(WORLD.json("/api/releases/" + project.release(2)).path("state").asString())
        .isEqualTo("open");
  }

  @Test
  void oneReleaseDeploysToAnEnvironmentAtATimeAndTheNextWaits() {
    TestProject project = new TestProject("queue");
    WORLD.toGoLive(project, 1, "one");
    WORLD.toGoLive(project, 2, "two");
    WORLD.publish(
        project.click(1, "go-live", "deploy", "U0OWNER1"),
        project.click(2, "go-live", "deploy", "U0OWNER2"));
    WORLD.awaitStory(project, "waiting production");
    assertThat(WORLD.requests(project)).hasSize(3);

    WORLD.publish(project.succeeded(WORLD.requests(project).get(2)));

    DeployRequested next = WORLD.awaitRequest(project, 4);
    assertThat(next.release()).isEqualTo(project.release(2));
    assertThat(next.sequence()).isEqualTo(2);
  }

  @Test
  void aReleaseOfAnotherProjectCannotBeReached() {
    TestProject owner = new TestProject("mine");
    WORLD.toGoLive(owner, 1, "main");
    TestProject other = new TestProject("theirs");
    WORLD.publish(other.click(1, "go-live", "deploy", "U0OWNER1"));
    WORLD.awaitStory(other, "refused UNKNOWN_RELEASE");
    assertThat(WORLD.requests(owner)).hasSize(1);
  }

  @Test
  void whatCannotBeReadIsPutAsideAndTheRestGoesOn() {
    TestProject project = new TestProject("poison");
    ProducerRecord<String, byte[]> poison =
        new ProducerRecord<>(Topics.BUILDS, project.name(), "{}".getBytes(StandardCharsets.UTF_8));
    poison
        .headers()
        .add("ce_type", "dev.slipway.build.completed.v1".getBytes(StandardCharsets.UTF_8));
    template().send(poison).join();
    WORLD.publish(project.build(1, "main", TestProject.NOON));
    WORLD.awaitRequest(project, 1);

    ConsumerRecord<String, byte[]> dead =
        WORLD.records(Topics.deadLetter(Topics.BUILDS, "approval-service")).getFirst();
    assertThat(
            new String(
                dead.headers().lastHeader(DeadLetters.REASON).value(), StandardCharsets.UTF_8))
        .contains("release");
  }

  @SuppressWarnings("unchecked")
  private static KafkaTemplate<String, byte[]> template() {
    return WORLD.service().getBean(KafkaTemplate.class);
  }

  @Test
  void aGateExpiresThoughTheServiceWasRestartedMeanwhile() {
    TestProject project = new TestProject("expiring", Duration.ofSeconds(6));
    Instant now = Instant.now();
    WORLD.publish(project.build(1, "main", now));
    WORLD.publish(project.succeededAt(WORLD.awaitRequest(project, 1), now));
    WORLD.awaitStory(project, "started go-live");

    WORLD.stop(WORLD.service());
    WORLD.start();

    WORLD.awaitStory(project, "finished EXPIRED");
    assertThat(WORLD.story(project)).contains("expired go-live");
    assertThat(Instant.now()).isAfter(now.plusSeconds(6));
  }

  @Test
  void theServiceIsReadyOnceItReadsItsShare() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(WORLD.get("/actuator/health/readiness").body())
                .contains("\"listeners\":{", "\"db\":{")
                .startsWith("{\"components\"")
                .contains("\"status\":\"UP\"")
                .doesNotContain("DOWN"));
  }
}
