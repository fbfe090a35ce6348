package dev.slipway.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.contract.Envelope;
import dev.slipway.contract.Event;
import dev.slipway.contract.SampleEvents;
import dev.slipway.contract.Topics;
import dev.slipway.contract.approval.ApprovalEvent;
import dev.slipway.contract.approval.TimerFired;
import dev.slipway.contract.deployer.DeployerEvent;
import dev.slipway.contract.gateway.GatewayEvent;
import dev.slipway.contract.text.TextLimits;
import dev.slipway.messaging.EventCodec;
import dev.slipway.messaging.EventPublisher;
import dev.slipway.messaging.EventSpans;
import dev.slipway.messaging.EventTypes;
import dev.slipway.messaging.Outbound;
import dev.slipway.messaging.Received;
import dev.slipway.messaging.failure.PublishRefusedException;
import dev.slipway.messaging.failure.TransientException;
import dev.slipway.messaging.startup.TopicProperties;
import dev.slipway.messaging.startup.TopicProvisioner;
import dev.slipway.testing.Infrastructure;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/// Every record has one of three fates: handled, put aside with a reason, or read again.
class EventBatchesIT {

  private final Infrastructure.Broker kafka = Infrastructure.freshKafka();
  private final EventCodec codec =
      new EventCodec(EventTypes.of(GatewayEvent.class, ApprovalEvent.class, DeployerEvent.class));
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final DefaultKafkaProducerFactory<String, byte[]> producers =
      new DefaultKafkaProducerFactory<>(
          Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all"),
          new StringSerializer(),
          new ByteArraySerializer());
  private final EventPublisher publisher =
      new EventPublisher(new KafkaTemplate<>(producers), codec, Duration.ofSeconds(20), meters);
  private final EventBatches batches =
      new EventBatches(codec, new DeadLetters("tests", publisher, meters), meters);
  private final List<String> handled = new ArrayList<>();

  @BeforeEach
  void createTopics() {
    TopicProperties topics =
        new TopicProperties(
            1, (short) 1, Duration.ofDays(1), Duration.ofSeconds(30), Duration.ofSeconds(20));
    new TopicProvisioner(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            topics,
            "tests",
            List.of(Topics.TIMERS))
        .start();
  }

  @AfterEach
  void stop() {
    producers.destroy();
    kafka.close();
  }

  @Test
  void poisonIsPutAsideAsItWasWithWhereItCameFromAndWhy() {
    publisher.publish(List.of(timer("a")));
    sendRaw("not json");
    publisher.publish(List.of(timer("b")));

    batches.process(poll(Topics.TIMERS), this::handle);

    assertThat(handled).containsExactly("a", "b");
    ConsumerRecord<String, byte[]> dead =
        poll(Topics.deadLetter(Topics.TIMERS, "tests")).getFirst();
    assertThat(new String(dead.value(), StandardCharsets.UTF_8)).isEqualTo("not json");
    assertThat(dead.key()).isEqualTo("test");
    assertThat(TopicRecords.header(dead, DeadLetters.ORIGINAL_TOPIC)).isEqualTo(Topics.TIMERS);
    assertThat(TopicRecords.header(dead, DeadLetters.ORIGINAL_PARTITION)).isEqualTo("0");
    assertThat(TopicRecords.header(dead, DeadLetters.ORIGINAL_OFFSET)).isEqualTo("1");
    assertThat(TopicRecords.header(dead, DeadLetters.REASON))
        .isEqualTo("not the JSON of this type: StreamReadException at line 1, column 1");
    assertThat(TopicRecords.header(dead, "ce_type")).isEqualTo("dev.slipway.timer.fired.v1");
  }

  /// Spring Kafka's headers for a place are bytes, and a byte that is a tab breaks a line of Kafka's console tools.
  @Test
  void toolsFindStandardHeadersOfDeadLettersAsText() {
    sendRaw("not json");
    batches.process(poll(Topics.TIMERS), this::handle);
    ConsumerRecord<String, byte[]> dead =
        poll(Topics.deadLetter(Topics.TIMERS, "tests")).getFirst();
    assertThat(TopicRecords.header(dead, "kafka_dlt-original-topic")).isEqualTo(Topics.TIMERS);
    assertThat(TopicRecords.header(dead, "kafka_dlt-exception-message"))
        .isEqualTo(TopicRecords.header(dead, DeadLetters.REASON));
    assertThat(dead.headers())
        .allSatisfy(
            header -> assertThat(new String(header.value(), StandardCharsets.UTF_8)).isPrintable());
  }

  @Test
  void onlyTheEventThatTheHandlerCannotTakeIsPutAside() {
    publisher.publish(List.of(timer("a"), timer("broken"), timer("c")));

    batches.process(poll(Topics.TIMERS), this::handle);

    assertThat(handled).containsExactly("a", "c");
    List<ConsumerRecord<String, byte[]>> dead = poll(Topics.deadLetter(Topics.TIMERS, "tests"));
    assertThat(dead).hasSize(1);
    assertThat(TopicRecords.header(dead.getFirst(), DeadLetters.REASON))
        .isEqualTo("IllegalStateException: broken cannot be handled");
  }

  @Test
  void aFailureThatPassesIsThrownAndNothingIsPutAside() {
    publisher.publish(List.of(timer("a"), timer("b")));
    List<ConsumerRecord<String, byte[]>> records = poll(Topics.TIMERS);

    assertThatThrownBy(() ->
            batches.process(
                records,
                events -> {
                  throw new QueryTimeoutException("the database is busy");
                }))
        .isInstanceOf(QueryTimeoutException.class);
    assertThat(meters.find("slipway.dead.letters").counter()).isNull();
  }

  @Test
  void anUnknownTypeIsCountedAndSkipped() {
    Event event = SampleEvents.timer();
    ProducerRecord<String, byte[]> record = codec.encode(new Outbound(Topics.TIMERS, timer(event)));
    record
        .headers()
        .remove("ce_type")
        .add("ce_type", "dev.slipway.later.v1".getBytes(StandardCharsets.UTF_8));
    publisher.publishRaw(List.of(record));

    batches.process(poll(Topics.TIMERS), this::handle);

    assertThat(handled).isEmpty();
    assertThat(meters.get("slipway.events.in").tag("type", "unknown").counter().count()).isOne();
  }

  @Test
  void aFaultOfOneRecordIsFoundWithoutWaitingAmongFiveHundred() {
    List<Outbound> events = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      events.add(timer(i == 333 ? "broken" : "gate-" + i));
    }
    publisher.publish(events);
    List<Integer> calls = new ArrayList<>();

    batches.process(
        poll(Topics.TIMERS),
        received -> {
          calls.add(received.size());
          handle(received);
        });

    assertThat(handled).hasSize(499).doesNotHaveDuplicates();
    assertThat(calls).hasSizeLessThan(30);
    assertThat(poll(Topics.deadLetter(Topics.TIMERS, "tests"))).hasSize(1);
  }

  @Test
  void aStackThatOverflowsIsTheRecordsFault() {
    publisher.publish(List.of(timer("a"), timer("deep"), timer("c")));

    batches.process(
        poll(Topics.TIMERS),
        received -> {
          if (received.stream().anyMatch(r -> ((TimerFired) r.event()).gate().equals("deep"))) {
            throw new StackOverflowError();
          }
          handle(received);
        });

    assertThat(handled).containsExactly("a", "c");
  }

  @Test
  void aDoubtfulFailureIsAnOutageWhileTheDatabaseDoesNotAnswer() {
    publisher.publish(List.of(timer("broken")));
    EventBatches unsure =
        new EventBatches(
            codec,
            new DeadLetters("tests", publisher, meters),
            EventSpans.off(),
            new Isolation(
                new DeadLetters("tests", publisher, meters), () -> false, Substitutes.none()),
            meters);
    List<ConsumerRecord<String, byte[]>> records = poll(Topics.TIMERS);

    assertThatThrownBy(() -> unsure.process(records, this::handle))
        .isInstanceOf(TransientException.class);
    assertThat(meters.find("slipway.dead.letters").counter()).isNull();
  }

  @Test
  void whatIsHandledInPlaceOfADeadLetterKeepsItsOrder() {
    publisher.publish(List.of(timer("a")));
    sendRaw("not json");
    publisher.publish(List.of(timer("c")));
    DeadLetters dead = new DeadLetters("tests", publisher, meters);
    Substitutes instead = (record, _, _) -> List.of(new Received(timer(b()), record.topic(), 0, 1));
    EventBatches telling =
        new EventBatches(
            codec, dead, EventSpans.off(), new Isolation(dead, () -> true, instead), meters);

    telling.process(poll(Topics.TIMERS), this::handle);

    assertThat(handled).containsExactly("a", "b", "c");
    assertThat(dead.latest())
        .singleElement()
        .satisfies(letter -> assertThat(letter.place()).isEqualTo("slipway.timers-0@1"));
  }

  @Test
  void aRecordThatFillsItsTopicIsPutAsideCutWithItsPlace() {
    byte[] huge = new byte[1_040_000];
    java.util.Arrays.fill(huge, (byte) 'x');
    ProducerRecord<String, byte[]> record = new ProducerRecord<>(Topics.TIMERS, "test", huge);
    record.headers().add("ce_type", "dev.slipway.timer.fired.v1".getBytes(StandardCharsets.UTF_8));
    record.headers().add("extra", new byte[6_000]);
    publisher.publishRaw(List.of(record));

    batches.process(poll(Topics.TIMERS), this::handle);

    ConsumerRecord<String, byte[]> dead =
        poll(Topics.deadLetter(Topics.TIMERS, "tests")).getFirst();
    assertThat(dead.value()).hasSize(TextLimits.EVENT_BYTES);
    assertThat(TopicRecords.header(dead, DeadLetters.CUT)).isEqualTo("1040000");
    assertThat(TopicRecords.header(dead, DeadLetters.ORIGINAL_OFFSET)).isEqualTo("0");
    assertThat(TopicRecords.header(dead, "ce_type")).isEqualTo("dev.slipway.timer.fired.v1");
  }

  @Test
  void aRecordThatKafkaRefusesIsNoOutage() {
    byte[] huge = new byte[2_000_000];
    assertThatThrownBy(
            () -> publisher.publishRaw(List.of(new ProducerRecord<>(Topics.TIMERS, "test", huge))))
        .isInstanceOf(PublishRefusedException.class);
  }

  private static TimerFired b() {
    return new TimerFired("test", "r", "b", 1, Instant.EPOCH, TimerFired.About.EXPIRY);
  }

  private void handle(List<Received> events) {
    List<String> gates = events.stream().map(event -> ((TimerFired) event.event()).gate()).toList();
    if (gates.contains("broken")) {
      throw new IllegalStateException("broken cannot be handled");
    }
    handled.addAll(gates);
  }

  private static Outbound timer(String gate) {
    return new Outbound(
        Topics.TIMERS,
        timer(
            new TimerFired(
                "test", "test-abcdefghij", gate, 1, Instant.EPOCH, TimerFired.About.EXPIRY)));
  }

  private static Envelope<Event> timer(Event event) {
    return new Envelope<>(
        "id", "/slipway/tests", Instant.EPOCH, "test-abcdefghij", "c", null, null, event);
  }

  private void sendRaw(String value) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(Topics.TIMERS, "test", value.getBytes(StandardCharsets.UTF_8));
    record.headers().add("ce_type", "dev.slipway.timer.fired.v1".getBytes(StandardCharsets.UTF_8));
    publisher.publishRaw(List.of(record));
  }

  private List<ConsumerRecord<String, byte[]>> poll(String topic) {
    return TopicRecords.of(topic, kafka.bootstrapServers());
  }
}
