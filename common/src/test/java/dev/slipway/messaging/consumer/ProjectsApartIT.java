package dev.slipway.messaging.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.Envelope;
import dev.slipway.contract.Topics;
import dev.slipway.contract.approval.ApprovalEvent;
import dev.slipway.contract.approval.TimerFired;
import dev.slipway.messaging.EventCodec;
import dev.slipway.messaging.EventPublisher;
import dev.slipway.messaging.EventSpans;
import dev.slipway.messaging.EventTypes;
import dev.slipway.messaging.Outbound;
import dev.slipway.messaging.Received;
import dev.slipway.messaging.startup.TopicProperties;
import dev.slipway.messaging.startup.TopicProvisioner;
import dev.slipway.testing.Infrastructure;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/// The projects of a poll are worked through separately once one of them fails.
class ProjectsApartIT {

  private final Infrastructure.Broker kafka = Infrastructure.freshKafka();
  private final EventCodec codec = new EventCodec(EventTypes.of(ApprovalEvent.class));
  private final MeterRegistry meters = new SimpleMeterRegistry();
  private final DefaultKafkaProducerFactory<String, byte[]> producers =
      new DefaultKafkaProducerFactory<>(
          Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all"),
          new StringSerializer(),
          new ByteArraySerializer());
  private final EventPublisher publisher =
      new EventPublisher(new KafkaTemplate<>(producers), codec, Duration.ofSeconds(20), meters);
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
  void aProjectThatFailsCostsTheOthersNothingInTheNextPoll() {
    DeadLetters dead = new DeadLetters("tests", publisher, meters);
    EventBatches batches =
        new EventBatches(
            codec,
            dead,
            EventSpans.off(),
            new Isolation(dead, () -> true, Substitutes.none(), new NothingParked()),
            meters);
    List<Outbound> events =
        List.of(of("a", "1"), of("bad", "broken"), of("b", "1"), of("bad", "2"), of("c", "1"));
    List<String> calls = new ArrayList<>();
    Consumer<List<Received>> handler =
        received -> {
          calls.add(
              received.stream().map(r -> r.event().project()).collect(Collectors.joining(" ")));
          handle(received);
        };

    batches.process(poll(0, events), handler);
    assertThat(handled).containsExactlyInAnyOrder("1", "1", "2", "1");

    calls.clear();
    batches.process(poll(5, events), handler);
    assertThat(calls.getFirst()).isEqualTo("a b c");
    assertThat(calls.subList(1, calls.size()))
        .isNotEmpty()
        .allMatch(call -> call.startsWith("bad"));

    batches.process(poll(10, List.of(of("bad", "3"), of("a", "2"))), handler);
    calls.clear();
    batches.process(poll(12, List.of(of("bad", "4"), of("a", "3"))), handler);
    assertThat(calls).containsExactly("bad a");
  }

  /// No row is locked.
  private static final class NothingParked implements Parking {

    @Override
    public Set<String> keys() {
      return Set.of();
    }

    @Override
    public void park(List<ConsumerRecord<String, byte[]>> records, String reason) {
      throw new AssertionError(reason);
    }

    @Override
    public List<ConsumerRecord<String, byte[]>> of(String key) {
      return List.of();
    }

    @Override
    public void remove(ConsumerRecord<String, byte[]> record) {}
  }

  private void handle(List<Received> events) {
    List<String> gates = events.stream().map(event -> ((TimerFired) event.event()).gate()).toList();
    if (gates.contains("broken")) {
      throw new IllegalStateException("broken cannot be handled");
    }
    handled.addAll(gates);
  }

  /// As a consumer would get them.
  private List<ConsumerRecord<String, byte[]>> poll(long first, List<Outbound> events) {
    return IntStream.range(0, events.size())
        .mapToObj(i -> {
          ProducerRecord<String, byte[]> sent = codec.encode(events.get(i));
          ConsumerRecord<String, byte[]> read =
              new ConsumerRecord<>(sent.topic(), 0, first + i, sent.key(), sent.value());
          sent.headers().forEach(read.headers()::add);
          return read;
        })
        .toList();
  }

  private static Outbound of(String project, String gate) {
    return new Outbound(
        Topics.TIMERS,
        new Envelope<>(
            "id",
            "/slipway/tests",
            Instant.EPOCH,
            project + "-abcdefghij",
            "c",
            null,
            null,
            new TimerFired(
                project,
                project + "-abcdefghij",
                gate,
                1,
                Instant.EPOCH,
                TimerFired.About.EXPIRY)));
  }
}
