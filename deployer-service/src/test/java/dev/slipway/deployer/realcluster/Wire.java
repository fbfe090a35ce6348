package dev.slipway.deployer.realcluster;

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
import dev.slipway.deployer.deployment.Request;
import dev.slipway.messaging.Decoded;
import dev.slipway.messaging.EventCodec;
import dev.slipway.messaging.EventTypes;
import dev.slipway.messaging.Outbound;
import dev.slipway.testing.Infrastructure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/// Requests to deployers and what they report, on a broker of its own.
final class Wire implements AutoCloseable {

  /// For a rollout to end on a busy machine.
  static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final EventCodec CODEC =
      new EventCodec(EventTypes.of(GatewayEvent.class, ApprovalEvent.class, DeployerEvent.class));

  private final Infrastructure.Broker kafka = Infrastructure.freshKafka();
  private final List<DeployerEvent> results = new CopyOnWriteArrayList<>();
  private final KafkaProducer<String, byte[]> producer =
      new KafkaProducer<>(
          Map.of("bootstrap.servers", kafka.bootstrapServers()),
          new StringSerializer(),
          new ByteArraySerializer());
  private final Thread reader = Thread.ofPlatform().name("results").daemon().unstarted(this::read);
  private volatile boolean closed;

  String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /// Once a deployer has made the topics.
  void open() {
    reader.start();
  }

  void request(Request request) {
    send(request, request.event());
  }

  /// Asks for the removal of what such a request deploys.
  void remove(Request request) {
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

  private void send(Request request, Event event) {
    try {
      producer
          .send(
              CODEC.encode(
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
                          event))))
          .get(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /// Waits for the first result of that type for the request. Where one end is awaited, the other one
  /// ends the wait.
  <T extends DeployerEvent> T await(Class<T> type, Request request) {
    Awaitility.await(type.getSimpleName() + " of " + request.id())
        .atMost(PATIENCE)
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

  <T extends DeployerEvent> List<T> results(Class<T> type, Request request) {
    return results.stream()
        .filter(type::isInstance)
        .map(type::cast)
        .filter(result ->
            result.project().equals(request.event().project())
                && result.sequence() == request.event().sequence())
        .toList();
  }

  private void read() {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partition = List.of(new TopicPartition(Topics.DEPLOYMENT_RESULTS, 0));
      consumer.assign(partition);
      consumer.seekToBeginning(partition);
      while (!closed) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(record -> {
              if (CODEC.decode(record) instanceof Decoded.Known(var received)
                  && received.event() instanceof DeployerEvent event) {
                results.add(event);
              }
            });
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      reader.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close();
    kafka.close();
  }
}
