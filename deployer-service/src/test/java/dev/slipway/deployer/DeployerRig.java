package dev.slipway.deployer;

import dev.slipway.contract.deployer.DeployerEvent;
import dev.slipway.deployer.instance.Request;
import dev.slipway.messaging.Received;
import dev.slipway.sandbox.cluster.SimulatedCluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/// A deployer between a Kafka and a simulated cluster of its own. Each of the two can go away and come
/// back.
final class DeployerRig implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Wire wire = new Wire(PATIENCE);
  private final Duration rolloutTime;
  private final @Nullable Path data;
  private final Duration failureGrace;
  private final KubernetesClient client;
  private SimulatedCluster cluster;
  private ConfigurableApplicationContext deployer;

  /// @param rolloutTime how long a pod takes until it is ready
  DeployerRig(Duration rolloutTime) {
    this(rolloutTime, null);
  }

  /// @param data where the cluster keeps its objects while it is away, null for in memory
  DeployerRig(Duration rolloutTime, @Nullable Path data) {
    this(rolloutTime, data, Duration.ofMillis(300));
  }

  /// @param failureGrace as the deployer's property says
  DeployerRig(Duration rolloutTime, @Nullable Path data, Duration failureGrace) {
    this.rolloutTime = rolloutTime;
    this.data = data;
    this.failureGrace = failureGrace;
    cluster = cluster(0);
    client = Clients.of(cluster.url());
    deployer = anotherDeployer();
  }

  private SimulatedCluster cluster(int port) {
    return SimulatedCluster.start(
        new SimulatedCluster.Options("127.0.0.1", port, rolloutTime, data));
  }

  void stopCluster() {
    cluster.close();
  }

  /// After [#stopCluster], at the address that it had.
  void startCluster() {
    cluster = cluster(URI.create(cluster.url()).getPort());
  }

  String bootstrapServers() {
    return wire.bootstrapServers();
  }

  SimulatedCluster cluster() {
    return cluster;
  }

  KubernetesClient client() {
    return client;
  }

  void stopDeployer() {
    deployer.close();
  }

  /// After [#stopDeployer].
  void startDeployer() {
    deployer = anotherDeployer();
  }

  /// One more for the same cluster, to be closed by the caller.
  ///
  /// @param more properties
  ConfigurableApplicationContext anotherDeployer(String... more) {
    List<String> all = new ArrayList<>(properties());
    all.addAll(List.of(more));
    return DeployerApplication.application().run(all.toArray(String[]::new));
  }

  private List<String> properties() {
    return List.of(
        "--server.port=0",
        "--spring.kafka.bootstrap-servers=" + wire.bootstrapServers(),
        "--spring.kafka.consumer.properties.session.timeout.ms=4000",
        "--slipway.kafka.partitions=1",
        "--slipway.deployer.check=100ms",
        "--slipway.deployer.failure-grace=" + failureGrace,
        "--slipway.deployer.drift.every=100ms",
        "--slipway.deployer.kubernetes.api-url=" + cluster.url());
  }

  ConfigurableApplicationContext deployer() {
    return deployer;
  }

  void deploy(Request request) {
    wire.request(request);
  }

  /// Asks for a deployment in a way that no deployer can read.
  void deployUnreadable(Request request) {
    wire.unreadable(request);
  }

  /// Sends the request that was put aside once more, and it can be read now.
  void deployFromDeadLetter(Request request) {
    wire.fromDeadLetter(request);
  }

  /// Asks for the removal of what such a request deploys.
  void remove(Request request) {
    wire.remove(request);
  }

  /// Waits for the first result of that type for the request's sequence and instance. Where one end is
  /// awaited, the other one ends the wait.
  <T extends DeployerEvent> T await(Class<T> type, Request request) {
    return wire.await(type, request);
  }

  <T extends DeployerEvent> List<T> await(Class<T> type, Request request, int count) {
    return Awaitility.await(type.getSimpleName() + " of " + request.id())
        .atMost(PATIENCE)
        .until(() -> results(type, request), found -> found.size() >= count);
  }

  <T extends DeployerEvent> List<T> results(Class<T> type, Request request) {
    return wire.results(type, request);
  }

  /// All that was ever reported.
  List<Received> results() {
    return wire.results();
  }

  @Override
  public void close() {
    deployer.close();
    client.close();
    cluster.close();
    wire.close();
  }
}
