package dev.slipway.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.Envelope;
import dev.slipway.contract.Topics;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.BuildBuilder;
import dev.slipway.contract.gateway.BuildCompleted;
import dev.slipway.contract.text.TextLimits;
import dev.slipway.messaging.EventCodec;
import dev.slipway.messaging.EventJson;
import dev.slipway.messaging.Outbound;
import dev.slipway.messaging.consumer.DeadLetters;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.kafka.core.KafkaTemplate;

/// One project of 21 fails for good at a dependency, and the 20 others go on while it still fails.
class PermanentFailuresIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final World WORLD = new World();

  private final Random random = new Random(Long.getLong("slipway.faults.seed", 12L));

  @BeforeAll
  static void start() {
    WORLD.start();
  }

  @AfterAll
  static void stop() {
    WORLD.close();
  }

  /// Data that cannot be stored, an exception that no table knows, a conflict that never ends.
  @ParameterizedTest
  @ValueSource(strings = {"22P05", "P0001", "40001"})
  void aProjectThatTheDatabaseRefusesHoldsUpNobody(String state) {
    List<TestProject> others = projects("db" + state.toLowerCase(java.util.Locale.ROOT));
    TestProject refused = others.remove(random.nextInt(others.size()));
    refuse(refused, state);

    publishShuffled(others, refused, 1);
    others.forEach(project -> WORLD.awaitRequest(project, 1));
    awaitDeadLetters(refused, 1);
    publishShuffled(others, refused, 2);
    others.forEach(project -> WORLD.awaitRequest(project, 2));
    awaitDeadLetters(refused, 2);

    assertThat(WORLD.requests(refused)).isEmpty();
    assertThat(WORLD.get("/actuator/health").body())
        .contains(refused.release(1), "\"deadLetters\"");
    assertThat(WORLD.get("/actuator/health/readiness").statusCode()).isEqualTo(200);

    WORLD.sql().sql("DROP TRIGGER refuse ON release_event").update();
    WORLD.publish(refused.build(3, "main", TestProject.NOON.plusSeconds(3)));
    WORLD.awaitRequest(refused, 1);
  }

  @Test
  void aBuildWhoseEventsWouldBeTooLargeDecidesNothing() {
    List<TestProject> others = projects("large");
    TestProject large = others.remove(random.nextInt(others.size()));

    send(record(withMessage(large.build(1, "main", TestProject.NOON), text(970_000))));
    others.forEach(project -> WORLD.publish(project.build(1, "main", TestProject.NOON)));
    others.forEach(project -> WORLD.awaitRequest(project, 1));
    awaitDeadLetters(large, 1);

    assertThat(WORLD.get("/api/releases/" + large.release(1)).statusCode()).isEqualTo(404);
    ConsumerRecord<String, byte[]> dead = deadLetters(large).getFirst();
    assertThat(dead.value()).hasSize(TextLimits.EVENT_BYTES);
    assertThat(header(dead, DeadLetters.REASON)).contains("at most 921,600 are allowed");

    WORLD.publish(large.build(2, "main", TestProject.NOON.plusSeconds(2)));
    WORLD.awaitRequest(large, 1);
  }

  @Test
  void anEventThatTheBrokerRefusesHoldsUpNobody() throws Exception {
    List<TestProject> others = projects("broker");
    TestProject refused = others.remove(random.nextInt(others.size()));
    limit(Topics.RELEASES, 100_000);
    try {
      WORLD.publish(withMessage(refused.build(1, "main", TestProject.NOON), text(300_000)));
      others.forEach(project -> WORLD.publish(project.build(1, "main", TestProject.NOON)));
      others.forEach(project -> WORLD.awaitRequest(project, 1));
      awaitDeadLetters(refused, 1);
      assertThat(header(deadLetters(refused).getFirst(), DeadLetters.REASON))
          .contains("Kafka refuses a record");
    } finally {
      limit(Topics.RELEASES, 1_048_588);
    }
  }

  private static List<TestProject> projects(String kind) {
    return new ArrayList<>(
        IntStream.range(0, 21)
            .mapToObj(i -> new TestProject("%s-%02d".formatted(kind, i)))
            .toList());
  }

  private void publishShuffled(List<TestProject> others, TestProject refused, int number) {
    List<TestProject> all = new ArrayList<>(others);
    all.add(refused);
    Collections.shuffle(all, random);
    WORLD.publish(
        all.stream()
            .map(project ->
                project.build(number, "b" + number, TestProject.NOON.plusSeconds(number)))
            .toArray(Outbound[]::new));
  }

  private static void refuse(TestProject project, String state) {
    WORLD
        .sql()
        .sql(
            """
            CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF NEW.project = '%s' THEN RAISE EXCEPTION 'refused' USING ERRCODE = '%s'; END IF;
              RETURN NEW;
            END $$\
            """
                .formatted(project.name(), state))
        .update();
    WORLD
        .sql()
        .sql(
            """
            CREATE TRIGGER refuse BEFORE INSERT ON release_event
            FOR EACH ROW EXECUTE FUNCTION refuse()\
            """)
        .update();
  }

  private static void awaitDeadLetters(TestProject project, int count) {
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(deadLetters(project)).hasSizeGreaterThanOrEqualTo(count));
  }

  private static List<ConsumerRecord<String, byte[]>> deadLetters(TestProject project) {
    return WORLD.records(Topics.deadLetter(Topics.BUILDS, "approval-service")).stream()
        .filter(record -> project.name().equals(record.key()))
        .toList();
  }

  private static Outbound withMessage(Outbound outbound, String message) {
    Envelope<?> e = outbound.envelope();
    BuildCompleted event = (BuildCompleted) e.event();
    Build b = event.build();
    Build build =
        BuildBuilder.builder()
            .image(b.image())
            .type(b.type())
            .target(b.target())
            .commit(b.commit())
            .author(b.author())
            .url(b.url())
            .message(message)
            .id(b.id())
            .build();
    return new Outbound(
        outbound.topic(),
        new Envelope<>(
            e.id(),
            e.source(),
            e.time(),
            e.subject(),
            e.correlationId(),
            null,
            null,
            new BuildCompleted(event.release(), build, event.definition())));
  }

  /// As a publisher of before the limit wrote it.
  private static ProducerRecord<String, byte[]> record(Outbound outbound) {
    BuildCompleted event = (BuildCompleted) outbound.envelope().event();
    Outbound small = withMessage(outbound, "small");
    ProducerRecord<String, byte[]> record = WORLD.service().getBean(EventCodec.class).encode(small);
    return new ProducerRecord<>(
        record.topic(),
        null,
        record.key(),
        EventJson.mapper().writeValueAsBytes(event),
        record.headers());
  }

  @SuppressWarnings("unchecked")
  private static void send(ProducerRecord<String, byte[]> record) {
    ((KafkaTemplate<String, byte[]>) WORLD.service().getBean(KafkaTemplate.class))
        .send(record)
        .join();
  }

  /// That no compression makes small.
  private String text(int length) {
    return random
        .ints(length, ' ', '~')
        .map(c -> c == '"' || c == '\\' ? 'x' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static void limit(String topic, int bytes)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", WORLD.bootstrapServers()))) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, topic),
                  List.of(
                      new AlterConfigOp(
                          new ConfigEntry(
                              TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(bytes)),
                          AlterConfigOp.OpType.SET))))
          .all()
          .get();
    }
  }

  private static String header(ConsumerRecord<String, byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
