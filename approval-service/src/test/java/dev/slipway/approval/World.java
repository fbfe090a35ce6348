package dev.slipway.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.Envelope;
import dev.slipway.contract.Event;
import dev.slipway.contract.Topics;
import dev.slipway.contract.approval.ApprovalEvent;
import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.approval.EnvironmentRemovalRequested;
import dev.slipway.contract.approval.ReleaseDeploymentEvent;
import dev.slipway.contract.approval.ReleaseEvent;
import dev.slipway.contract.approval.ReleaseGateEvent;
import dev.slipway.contract.deployer.DeployerEvent;
import dev.slipway.contract.gateway.GatewayEvent;
import dev.slipway.messaging.Decoded;
import dev.slipway.messaging.EventCodec;
import dev.slipway.messaging.EventPublisher;
import dev.slipway.messaging.EventTypes;
import dev.slipway.messaging.Outbound;
import dev.slipway.testing.Infrastructure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A broker, a database and as many approval services as a test starts on them.
public final class World implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Infrastructure.Broker kafka = Infrastructure.freshKafka();
  private final Infrastructure.Database database = Infrastructure.freshDatabase();
  private final List<ConfigurableApplicationContext> services = new ArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final EventCodec codec =
      new EventCodec(EventTypes.of(GatewayEvent.class, ApprovalEvent.class, DeployerEvent.class));

  /// Starts a service; the first one answers [#get].
  public ConfigurableApplicationContext start(String... properties) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--spring.jmx.enabled=false",
                "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                "--spring.kafka.consumer.properties.heartbeat.interval.ms=500",
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--slipway.kafka.partitions=4",
                "--slipway.approval.concurrency=1"));
    all.addAll(List.of(properties));
    ConfigurableApplicationContext service =
        ApprovalApplication.application().run(all.toArray(String[]::new));
    services.add(service);
    return service;
  }

  public void stop(ConfigurableApplicationContext service) {
    services.remove(service);
    service.close();
  }

  public ConfigurableApplicationContext service() {
    return services.getFirst();
  }

  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /// The services' database, for a test that is there before them.
  public DataSource dataSource() {
    return new DriverManagerDataSource(database.url(), database.user(), database.password());
  }

  /// To the services' database, of the caller's own.
  public Connection connection() throws SQLException {
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }

  public JdbcClient sql() {
    return service().getBean(JdbcClient.class);
  }

  public void publish(Outbound... events) {
    service().getBean(EventPublisher.class).publish(List.of(events));
  }

  /// Everything on a topic so far, each partition in its order.
  public List<ConsumerRecord<String, byte[]>> records(String topic) {
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers(),
                "auto.offset.reset", "earliest",
                // Closing waits for the fetch that is under way, and that for records to come.
                "fetch.max.wait.ms", "10"),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      long end = consumer.endOffsets(partitions).values().stream().mapToLong(v -> v).sum();
      List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
      while (records.size() < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
      return records;
    }
  }

  /// The events of a project on a topic, in order, repetitions included.
  public List<Envelope<Event>> events(String topic, TestProject project) {
    return records(topic).stream()
        .filter(record -> record.key().equals(project.name()))
        .map(codec::decode)
        .map(decoded -> ((Decoded.Known) decoded).received().envelope())
        .toList();
  }

  /// The names of the release events of a project, with the step where they have one.
  public List<String> story(TestProject project) {
    return releaseEvents(project).map(World::tell).toList();
  }

  private Stream<ReleaseEvent> releaseEvents(TestProject project) {
    return events(Topics.RELEASES, project).stream().map(e -> (ReleaseEvent) e.event());
  }

  private static String tell(ReleaseEvent event) {
    return switch (event) {
      case ReleaseEvent.ReleaseOpened _ -> "opened";
      case ReleaseEvent.StepStarted e -> "started " + e.step();
      case ReleaseDeploymentEvent.DeploymentWaiting e -> "waiting " + e.step();
      case ReleaseDeploymentEvent.DeploymentProgressed e -> "progress " + e.step();
      case ReleaseDeploymentEvent.DeploymentUnanswered e ->
          "unanswered " + e.step() + " " + e.cluster();
      case ReleaseDeploymentEvent.DriftDetected e -> "drifted " + e.step();
      case ReleaseDeploymentEvent.DriftEnded e -> "right again " + e.step();
      case ReleaseDeploymentEvent.DeploymentSucceeded e -> "deployed " + e.step();
      case ReleaseDeploymentEvent.DeploymentFailed e -> "failed " + e.step();
      case ReleaseGateEvent.VoteCast e -> "vote " + e.vote().choice();
      case ReleaseGateEvent.GatePassed e -> "passed " + e.step();
      case ReleaseGateEvent.GateRejected e -> "rejected " + e.step();
      case ReleaseGateEvent.GateReopened e -> "reopened " + e.step();
      case ReleaseGateEvent.GateExpired e -> "expired " + e.step();
      case ReleaseGateEvent.GateReminded e -> "reminded " + e.step();
      case ReleaseGateEvent.GateEscalated e -> "escalated " + e.step();
      case ReleaseGateEvent.VoteDelegated e -> "delegated " + e.step();
      case ReleaseGateEvent.VotersChanged e -> "voters changed " + e.step();
      case ReleaseEvent.SupersessionPending _ -> "supersession pending";
      case ReleaseEvent.InteractionRefused e -> "refused " + e.reason();
      case ReleaseEvent.CommandRefused e -> "refused " + e.reason();
      case ReleaseEvent.InputLost e -> "lost " + e.input();
      case ReleaseDeploymentEvent.EnvironmentExpiring e -> "expiring " + e.step();
      case ReleaseDeploymentEvent.EnvironmentExtended e -> "extended " + e.step();
      case ReleaseDeploymentEvent.EnvironmentRemoving e -> "removing " + e.step();
      case ReleaseDeploymentEvent.EnvironmentRemoved e -> "removed " + e.step();
      case ReleaseDeploymentEvent.EnvironmentRemovalFailed e -> "not removed " + e.step();
      case ReleaseDeploymentEvent.DeploymentAborted e -> "aborted " + e.step();
      case ReleaseEvent.ReleaseFinished e -> "finished " + e.outcome();
    };
  }

  public void awaitStory(TestProject project, String last) {
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(story(project)).isNotEmpty().last().isEqualTo(last));
  }

  public void awaitTold(TestProject project, String one) {
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(story(project)).contains(one));
  }

  /// Waits for the n-th deployment request of a project, counted from 1.
  public DeployRequested awaitRequest(TestProject project, int number) {
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(requests(project)).hasSizeGreaterThanOrEqualTo(number));
    return requests(project).get(number - 1);
  }

  /// Waits for the only request to remove an instance of a project's environment.
  public EnvironmentRemovalRequested awaitRemoval(TestProject project) {
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(removals(project)).isNotEmpty());
    return removals(project).getFirst();
  }

  private List<EnvironmentRemovalRequested> removals(TestProject project) {
    return events(Topics.DEPLOYMENTS, project).stream()
        .map(Envelope::event)
        .filter(EnvironmentRemovalRequested.class::isInstance)
        .map(EnvironmentRemovalRequested.class::cast)
        .toList();
  }

  public List<DeployRequested> requests(TestProject project) {
    return events(Topics.DEPLOYMENTS, project).stream()
        .map(Envelope::event)
        .filter(DeployRequested.class::isInstance)
        .map(DeployRequested.class::cast)
        .toList();
  }

  /// Takes a new release to the owners' gate.
  public void toGoLive(TestProject project, int number, String branch) {
    int before = requests(project).size();
    publish(project.build(number, branch, TestProject.NOON.plusSeconds(number)));
    publish(project.succeeded(awaitRequest(project, before + 1)));
    awaitStory(project, "started go-live");
  }

  public HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(address(path)));
  }

  /// @param headers names and values in turn
  public HttpResponse<String> post(String path, String... headers) {
    return post(path, HttpRequest.BodyPublishers.noBody(), headers);
  }

  /// @param headers names and values in turn
  public HttpResponse<String> post(String path, HttpRequest.BodyPublisher body, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address(path)).POST(body);
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  private URI address(String path) {
    String port = service().getEnvironment().getRequiredProperty("local.server.port");
    return URI.create("http://localhost:" + port + path);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  public JsonNode json(String path) {
    HttpResponse<String> response = get(path);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  /// The services first: a broker that goes first would leave them complaining.
  @Override
  public void close() {
    List.copyOf(services).reversed().forEach(this::stop);
    kafka.close();
  }
}
