package dev.slipway.deployer;

import dev.slipway.contract.Envelope;
import dev.slipway.contract.Event;
import dev.slipway.contract.Topics;
import dev.slipway.contract.approval.ApprovalEvent;
import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.approval.EnvironmentRemovalRequested;
import dev.slipway.contract.deployer.DeployerEvent;
import dev.slipway.contract.gateway.GatewayEvent;
import dev.slipway.deployer.deployment.Request;
import dev.slipway.messaging.Decoded;
import dev.slipway.messaging.EventCodec;
import dev.slipway.messaging.EventTypes;
import dev.slipway.messaging.Outbound;
import dev.slipway.messaging.Received;
import dev.slipway.sandbox.cluster.SimulatedCluster;
import dev.slipway.testing.Infrastructure;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.springframework.context.ConfigurableApplicationContext;

/// A deployer between a Kafka and a simulated cluster of its own.
final class DeployerRig implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final EventCodec CODEC =
      new EventCodec(EventTypes.of(GatewayEvent.class, ApprovalEvent.class, DeployerEvent.class));

  private final Infrastructure.Broker kafka = Infrastructure.freshKafka();
  private final SimulatedCluster cluster;
  private final KubernetesClient client;
  private ConfigurableApplicationContext deployer;

  /// @param rolloutTime how long a pod takes until it is ready
  DeployerRig(Duration rolloutTime) {
    cluster = SimulatedCluster.start(SimulatedCluster.Options.inMemory(rolloutTime));
    client =
        new KubernetesClientBuilder()
            .withConfig(
                new ConfigBuilder(Config.empty())
                    .withMasterUrl(cluster.url())
                    .withRequestRetryBackoffLimit(0)
                    .build())
            .build();
    deployer = anotherDeployer();
  }

  private ConfigurableApplicationContext anotherDeployer() {
    return DeployerApplication.application()
        .run(
            "--server.port=0",
            "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
            "--slipway.kafka.partitions=1",
            "--slipway.deployer.check=100ms",
            "--slipway.deployer.failure-grace=300ms",
            "--slipway.deployer.drift.every=100ms",
            "--slipway.deployer.kubernetes.api-url=" + cluster.url());
  }

  void stopDeployer() {
    deployer.close();
  }

  /// After [#stopDeployer].
  void startDeployer() {
    deployer = anotherDeployer();
  }

  KubernetesClient client() {
    return client;
  }

  void deploy(Request request) {
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
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new StringSerializer(),
            new ByteArraySerializer())) {
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

  /// Waits for the first result of that type for the request's sequence and instance.
  <T extends DeployerEvent> T await(Class<T> type, Request request) {
    return await(type, request, 1).getFirst();
  }

  <T extends DeployerEvent> List<T> await(Class<T> type, Request request, int count) {
    return Awaitility.await(type.getSimpleName() + " of " + request.id())
        .atMost(PATIENCE)
        .until(() -> results(type, request), found -> found.size() >= count);
  }

  <T extends DeployerEvent> List<T> results(Class<T> type, Request request) {
    return results().stream()
        .map(Received::event)
        .filter(type::isInstance)
        .map(type::cast)
        .filter(result ->
            result.slot().equals(request.event().slot())
                && result.sequence() == request.event().sequence())
        .toList();
  }

  /// All that was ever reported.
  List<Received> results() {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(Topics.DEPLOYMENT_RESULTS, 0);
      consumer.assign(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      List<Received> results = new ArrayList<>();
      while (consumer.position(partition) < end) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(record -> {
              if (CODEC.decode(record) instanceof Decoded.Known(Received received)) {
                results.add(received);
              }
            });
      }
      return results;
    }
  }

  @Override
  public void close() {
    deployer.close();
    client.close();
    cluster.close();
    kafka.close();
  }
}
