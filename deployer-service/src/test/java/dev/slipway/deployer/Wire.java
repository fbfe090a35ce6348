package dev.slipway.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.Envelope;
import dev.slipway.contract.Event;
import dev.slipway.contract.Topics;
import dev.slipway.contract.approval.ApprovalEvent;
import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.approval.EnvironmentRemovalRequested;
import dev.slipway.contract.deployer.DeployerEvent;
import dev.slipway.contract.deployer.DeployerEvent.DeployFailed;
import dev.slipway.contract.deployer.DeployerEvent.DeploySucceeded;
import dev.slipway.contract.gateway.GatewayEvent;
import dev.slipway.deployer.instance.Request;
import dev.slipway.messaging.Decoded;
import dev.slipway.messaging.EventCodec;
import dev.slipway.messaging.EventJson;
import dev.slipway.messaging.EventTypes;
import dev.slipway.messaging.Outbound;
import dev.slipway.messaging.Received;
import dev.slipway.testing.Infrastructure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import tools.jackson.databind.node.ObjectNode;

/// Requests to deployers and what they report, on a broker of its own. What was read is kept, so that a
/// look reads only what has come since. Any thread may look, once a deployer has made the topics.
public final class Wire implements AutoCloseable {

  private static final EventCodec CODEC =
      new EventCodec(EventTypes.of(GatewayEvent.class, ApprovalEvent.class, DeployerEvent.class));

  private static final TopicPartition RESULTS = new TopicPartition(Topics.DEPLOYMENT_RESULTS, 0);

  private final Duration patience;
  private final Infrastructure.Broker kafka = Infrastructure.freshKafka();
  private final List<Received> results = new ArrayList<>();
  private final KafkaProducer<String, byte[]> producer =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", kafka.bootstrapServers()),
          new StringSerializer(),
          new ByteArraySerializer());

  /// Asks for the topic's end, which a fetch under way would hold up: none waits for long.
  private final KafkaConsumer<String, byte[]> consumer =
      new KafkaConsumer<>(
          Map.of("bootstrap.servers", kafka.bootstrapServers(), "fetch.max.wait.ms", 10),
          new StringDeserializer(),
          new ByteArrayDeserializer());

  /// @param patience how long a result is waited for
  public Wire(Duration patience) {
    this.patience = patience;
    consumer.assign(List.of(RESULTS));
    consumer.seekToBeginning(List.of(RESULTS));
  }

  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  public void request(Request request) {
    send(request, request.event());
  }

  /// Asks for the removal of what such a request deploys.
  public void remove(Request request) {
    DeployRequested r = request.event();
    send(
        request,
        new EnvironmentRemovalRequested(
            r.project(),
            r.release(),
            r.environment(),
            r.slot(),
            r.sequence(),
            r.to(),
            r.workload(),
            r.build()));
  }

  /// Asks for what no deployer can read: the build is missing.
  void unreadable(Request request) {
    ProducerRecord<String, byte[]> record = encoded(request, request.event());
    ObjectNode json = (ObjectNode) EventJson.mapper().readTree(record.value());
    json.remove("build");
    send(
        new ProducerRecord<>(
            record.topic(),
            record.partition(),
            record.key(),
            EventJson.mapper().writeValueAsBytes(json),
            record.headers()));
  }

  /// Sends the request again as if it could be read now, with all headers that its dead letter has.
  void fromDeadLetter(Request request) {
    ProducerRecord<String, byte[]> record = encoded(request, request.event());
    Awaitility.await()
        .atMost(patience)
        .untilAsserted(() -> assertThat(deadLetters(request)).hasSize(1));
    send(
        new ProducerRecord<>(
            record.topic(),
            record.partition(),
            record.key(),
            record.value(),
            deadLetters(request).getFirst().headers()));
  }

  private List<ConsumerRecord<String, byte[]>> deadLetters(Request request) {
    TopicPartition letters =
        new TopicPartition(Topics.deadLetter(Topics.DEPLOYMENTS, "deployer-service"), 0);
    List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> reader =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers(), "fetch.max.wait.ms", 10),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      reader.assign(List.of(letters));
      reader.seekToBeginning(List.of(letters));
      long end = reader.endOffsets(List.of(letters)).getOrDefault(letters, 0L);
      while (reader.position(letters) < end) {
        reader.poll(Duration.ofMillis(200)).forEach(found::add);
      }
    }
    return found.stream()
        .filter(letter -> request.id().equals(EventCodec.text(letter.headers(), "ce_id")))
        .toList();
  }

  private void send(Request request, Event event) {
    send(encoded(request, event));
  }

  private static ProducerRecord<String, byte[]> encoded(Request request, Event event) {
    return CODEC.encode(
        new Outbound(
            Topics.DEPLOYMENTS,
            new Envelope<>(
                request.id(),
                "/slipway/test",
                Instant.EPOCH,
                request.event().release(),
                request.correlation(),
                null,
                null,
                event)));
  }

  private void send(ProducerRecord<String, byte[]> record) {
    try {
      producer.send(record).get(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /// Waits for the first result of that type for the request. Where one end is awaited, the other one
  /// ends the wait.
  public <T extends DeployerEvent> T await(Class<T> type, Request request) {
    Awaitility.await(type.getSimpleName() + " of " + request.id())
        .atMost(patience)
        .pollInterval(Duration.ofMillis(20))
        .until(() ->
            !results(type, request).isEmpty() || !results(otherThan(type), request).isEmpty());
    assertThat(results(type, request)).as("%s", results(otherThan(type), request)).isNotEmpty();
    return results(type, request).getFirst();
  }

  /// None for what is not an end.
  private static Class<? extends DeployerEvent> otherThan(Class<? extends DeployerEvent> type) {
    if (type.equals(DeployFailed.class)) {
      return DeploySucceeded.class;
    }
    return type.equals(DeploySucceeded.class) ? DeployFailed.class : type;
  }

  /// What was reported of that type for the request's sequence and instance.
  public <T extends DeployerEvent> List<T> results(Class<T> type, Request request) {
    DeployRequested asked = request.event();
    return results().stream()
        .map(Received::event)
        .filter(type::isInstance)
        .map(type::cast)
        .filter(result ->
            result.project().equals(asked.project())
                && result.slot().equals(asked.slot())
                && result.sequence() == asked.sequence())
        .toList();
  }

  /// All that was ever reported, up to now.
  public List<Received> results() {
    synchronized (results) {
      long end = consumer.endOffsets(List.of(RESULTS)).getOrDefault(RESULTS, 0L);
      while (consumer.position(RESULTS) < end) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(record -> {
              if (CODEC.decode(record) instanceof Decoded.Known(Received received)) {
                results.add(received);
              }
            });
      }
      return List.copyOf(results);
    }
  }

  @Override
  public void close() {
    synchronized (results) {
      consumer.close();
    }
    producer.close();
    kafka.close();
  }
}
