package dev.slipway.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.Envelope;
import dev.slipway.contract.Event;
import dev.slipway.contract.Topics;
import dev.slipway.contract.approval.ReleaseEvent;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.messaging.Outbound;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/// The service against repeated, interrupted and reassigned deliveries: deliver again, in between, and to
/// somebody else.
class DeliveryIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final World world = new World();
  private final TestProject project = new TestProject("delivery");

  @BeforeEach
  void start() {
    world.start();
  }

  @AfterEach
  void stop() {
    world.close();
  }

  @Test
  void inputsThatComeAgainAreNotDecidedAgainButToldAgainUnderTheSameIds() throws Exception {
    world.toGoLive(project, 1, "main");
    world.publish(project.click(1, "qa-check", "approve", "U0QA1"));
    world.awaitStory(project, "passed qa-check");
    world.publish(project.build(2, "main", TestProject.NOON.plusSeconds(120)));
    world.awaitRequest(project, 2);
    List<Envelope<Event>> releases = world.events(Topics.RELEASES, project);
    List<Envelope<Event>> deployments = world.events(Topics.DEPLOYMENTS, project);
    List<Map<String, @Nullable Object>> rows = rows();
    List<Map<String, @Nullable Object>> histories = histories();

    // As after a crash that nobody could write anything down before.
    world.sql().sql("DELETE FROM published_batch").update();
    world.stop(world.service());
    forgetOffsets();
    world.start();

    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(world.events(Topics.RELEASES, project)).hasSize(2 * releases.size()));
    assertToldTwice(world.events(Topics.RELEASES, project), releases);
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertToldTwice(world.events(Topics.DEPLOYMENTS, project), deployments));
    assertThat(rows()).isEqualTo(rows);
    assertThat(histories()).isNotEmpty().isEqualTo(histories);
  }

  @Test
  void whatIsKnownToBePublishedIsNotPublishedAgainByAReplay() throws Exception {
    world.toGoLive(project, 1, "main");
    world.publish(project.click(1, "qa-check", "approve", "U0QA1"));
    world.awaitStory(project, "passed qa-check");

    world.stop(world.service());
    forgetOffsets();
    world.start();
    world.publish(project.build(2, "other", TestProject.NOON.plusSeconds(120)));
    world.awaitRequest(project, 2);

    assertThat(world.story(project).stream().filter("opened"::equals)).hasSize(2);
    assertThat(world.events(Topics.DEPLOYMENTS, project)).hasSize(2);
  }

  /// Inputs of different topics may come in another order the second time, so only what each said
  /// can be compared.
  private static void assertToldTwice(List<Envelope<Event>> all, List<Envelope<Event>> first) {
    assertThat(all.subList(0, first.size())).isEqualTo(first);
    assertThat(all.subList(first.size(), all.size())).containsExactlyInAnyOrderElementsOf(first);
  }

  @Test
  void aCrashBetweenCommitAndPublishLosesNothing() {
    AtomicBoolean broken = breakTopic(Topics.RELEASES);
    world.publish(project.build(1, "main", TestProject.NOON));
    Awaitility.await().atMost(PATIENCE).until(() -> !rows().isEmpty());
    assertThat(world.story(project)).isEmpty();

    broken.set(false);

    world.awaitRequest(project, 1);
    assertThat(world.story(project)).containsExactly("opened", "started qa");
    assertThat(world.sql().sql("SELECT count(*) FROM release_event").query(Integer.class).single())
        .isEqualTo(2);
    assertThat(histories()).hasSize(2);
  }

  @Test
  void theSameWebhookSentTwiceOpensOneRelease() {
    Outbound build = project.build(1, "main", TestProject.NOON);
    world.publish(build, project.build(1, "main", TestProject.NOON.plusSeconds(40)), build);
    world.awaitRequest(project, 1);
    world.publish(project.succeeded(world.awaitRequest(project, 1)));
    world.awaitStory(project, "started go-live");

    assertThat(rows()).hasSize(1);
    assertThat(world.events(Topics.DEPLOYMENTS, project).stream().map(Envelope::id).distinct())
        .hasSize(1);
  }

  @Test
  void twoInstancesShareTheProjectsAndKeepEachOnesOrder() {
    world.start();
    List<TestProject> projects = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      projects.add(new TestProject("shared-" + i));
    }
    for (int build = 1; build <= 8; build++) {
      for (TestProject each : projects) {
        world.publish(each.build(build, "branch-" + build, TestProject.NOON.plusSeconds(build)));
      }
      if (build == 4) {
        world.start();
      }
    }
    for (TestProject each : projects) {
      Awaitility.await()
          .atMost(PATIENCE)
          .untilAsserted(() -> assertThat(world.requests(each)).hasSizeGreaterThanOrEqualTo(8));
      assertThat(world.story(each).stream().filter("opened"::equals).count())
          .isGreaterThanOrEqualTo(8);
      assertInOrder(world.events(Topics.RELEASES, each));
    }
    assertThat(
            world
                .sql()
                .sql("SELECT count(*) FROM release_event WHERE type = 'opened'")
                .query(Integer.class)
                .single())
        .isEqualTo(96);
  }

  /// Leaving repetitions out, each release's versions only grow.
  private static void assertInOrder(List<Envelope<Event>> events) {
    Map<String, Long> versions = new HashMap<>();
    List<String> seen = new ArrayList<>();
    for (Envelope<Event> envelope : events) {
      if (seen.contains(envelope.id())) {
        continue;
      }
      seen.add(envelope.id());
      ReleaseSnapshot release = Objects.requireNonNull(((ReleaseEvent) envelope.event()).release());
      assertThat(release.version()).isGreaterThan(versions.getOrDefault(release.id(), 0L));
      versions.put(release.id(), release.version());
    }
  }

  private List<Map<String, @Nullable Object>> rows() {
    return world
        .sql()
        .sql("SELECT id, state, outcome, version, data::text FROM release ORDER BY id")
        .query()
        .listOfRows();
  }

  /// Of the instances, as they are stored.
  private List<Map<String, @Nullable Object>> histories() {
    return world
        .sql()
        .sql(
            "SELECT instance, version, event_id, data::text FROM instance_event ORDER BY instance, version")
        .query()
        .listOfRows();
  }

  private void forgetOffsets() throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", world.bootstrapServers()))) {
      admin.deleteConsumerGroups(List.of("approval-service")).all().get();
    }
  }

  /// Kafka stops taking records for a topic, from the service's point of view, until told otherwise.
  @SuppressWarnings("unchecked")
  private AtomicBoolean breakTopic(String topic) {
    AtomicBoolean broken = new AtomicBoolean(true);
    DefaultKafkaProducerFactory<String, byte[]> producers =
        world.service().getBean(DefaultKafkaProducerFactory.class);
    producers.addPostProcessor(producer -> refusing(producer, topic, broken));
    producers.reset();
    return broken;
  }

  @SuppressWarnings("unchecked")
  private static Producer<String, byte[]> refusing(
      Producer<String, byte[]> producer, String topic, AtomicBoolean broken) {
    return (Producer<String, byte[]>)
        Proxy.newProxyInstance(
            DeliveryIT.class.getClassLoader(),
            new Class<?>[] {Producer.class},
            (_, method, arguments) -> {
              if (broken.get()
                  && method.getName().equals("send")
                  && ((ProducerRecord<?, ?>) arguments[0]).topic().equals(topic)) {
                throw new TimeoutException("no acknowledgement");
              }
              try {
                return method.invoke(producer, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
