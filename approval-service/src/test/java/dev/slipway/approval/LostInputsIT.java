package dev.slipway.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.Topics;
import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.approval.ReleaseEvent.InputLost;
import dev.slipway.contract.approval.ReleaseEvent.InteractionRefused;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaTemplate;

/// Dead letters are seen at the release that they concern, and by the person who acted.
class LostInputsIT {

  private static final World WORLD = new World();

  @BeforeAll
  static void start() {
    WORLD.start();
    refuse("vote", "vote-cast");
    refuse("build", "opened");
    refuse("timer", "gate-expired");
  }

  @AfterAll
  static void stop() {
    WORLD.close();
  }

  @Test
  void aVoteThatCannotBeStoredIsToldToWhoMadeIt() {
    TestProject project = new TestProject("vote");
    WORLD.toGoLive(project, 1, "main");
    WORLD.publish(project.click(1, "go-live", "deploy", "U0OWNER1"));

    WORLD.awaitTold(project, "refused NOT_PROCESSED");
    InteractionRefused told = last(project, InteractionRefused.class);
    assertThat(told.actor().person()).isEqualTo("owner-one");
    assertThat(told.origin().channel()).isEqualTo("DU0OWNER1");
    assertThat(WORLD.get("/api/releases/" + project.release(1)).body()).contains("not-processed");
  }

  @Test
  void aBuildThatCannotBeStoredIsToldInTheChannel() {
    TestProject project = new TestProject("build");
    WORLD.publish(project.build(1, "main", TestProject.NOON));

    WORLD.awaitTold(project, "lost dev.slipway.build.completed.v1");
    InputLost told = last(project, InputLost.class);
    assertThat(told.releaseId()).isEqualTo(project.release(1));
    assertThat(told.release()).isNull();
    assertThat(told.channel()).isEqualTo("slack:C0TEST");
    assertThat(told.place()).startsWith("slipway.builds-");
  }

  @Test
  void aTimerThatCannotBeStoredIsSeenAtItsRelease() {
    TestProject project = new TestProject("timer", java.time.Duration.ofSeconds(1));
    WORLD.publish(project.build(1, "main", TestProject.NOON));
    WORLD.publish(project.succeeded(WORLD.awaitRequest(project, 1)));

    WORLD.awaitTold(project, "lost dev.slipway.timer.fired.v1");
    assertThat(last(project, InputLost.class).release()).isNotNull();
    assertThat(WORLD.get("/api/releases/" + project.release(1)).body())
        .contains("input-lost", "could not be processed and is a dead letter (slipway.timers-");
  }

  @Test
  void aResultThatCannotBeReadBlocksNoEnvironment() {
    TestProject project = new TestProject("unreadable");
    WORLD.publish(project.build(1, "main", TestProject.NOON));
    DeployRequested request = WORLD.awaitRequest(project, 1);
    sendUnreadable(project, request);

    WORLD.awaitStory(project, "finished FAILED");
    assertThat(WORLD.get("/api/releases/" + project.release(1)).body())
        .contains("ResultUnreadable");

    WORLD.publish(project.build(2, "main", TestProject.NOON.plusSeconds(2)));
    assertThat(WORLD.awaitRequest(project, 2).release()).isEqualTo(project.release(2));
  }

  private static <T> T last(TestProject project, Class<T> type) {
    return WORLD.events(Topics.RELEASES, project).stream()
        .map(envelope -> (Object) envelope.event())
        .filter(type::isInstance)
        .map(type::cast)
        .toList()
        .getLast();
  }

  @SuppressWarnings("unchecked")
  private static void sendUnreadable(TestProject project, DeployRequested request) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(
            Topics.DEPLOYMENT_RESULTS,
            project.name(),
            """
            {"project":"%s","release":"%s","slot":"%s","sequence":%d,"url":{}}\
            """
                .formatted(project.name(), request.release(), request.slot(), request.sequence())
                .getBytes(StandardCharsets.UTF_8));
    header(record, "ce_type", "dev.slipway.deployment.succeeded.v1");
    header(record, "ce_subject", request.release());
    ((KafkaTemplate<String, byte[]>) WORLD.service().getBean(KafkaTemplate.class))
        .send(record)
        .join();
  }

  private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
    record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }

  private static void refuse(String project, String type) {
    WORLD
        .sql()
        .sql(
            """
            CREATE FUNCTION refuse_%1$s() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF NEW.project = '%1$s' AND NEW.type = '%2$s' THEN RAISE EXCEPTION 'refused'; END IF;
              RETURN NEW;
            END $$\
            """
                .formatted(project, type))
        .update();
    WORLD
        .sql()
        .sql(
            "CREATE TRIGGER refuse_%1$s BEFORE INSERT ON release_event FOR EACH ROW EXECUTE FUNCTION refuse_%1$s()"
                .formatted(project))
        .update();
  }
}
