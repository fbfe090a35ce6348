package dev.slipway.deployer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.contract.Drift;
import dev.slipway.contract.Envelope;
import dev.slipway.contract.Topics;
import dev.slipway.contract.approval.ApprovalEvent;
import dev.slipway.contract.deployer.DeployerEvent;
import dev.slipway.contract.deployer.DeployerEvent.DeployFailed;
import dev.slipway.contract.deployer.DeployerEvent.DeployOvertaken;
import dev.slipway.contract.deployer.DeployerEvent.DeployProgressed;
import dev.slipway.contract.deployer.DeployerEvent.DeployStarted;
import dev.slipway.contract.deployer.DeployerEvent.DeploySucceeded;
import dev.slipway.contract.deployer.DeployerEvent.DriftDetected;
import dev.slipway.contract.deployer.DeployerEvent.DriftEnded;
import dev.slipway.contract.gateway.Environment;
import dev.slipway.contract.gateway.GatewayEvent;
import dev.slipway.deployer.deployment.Cluster;
import dev.slipway.deployer.deployment.Manifests;
import dev.slipway.deployer.deployment.Request;
import dev.slipway.messaging.Decoded;
import dev.slipway.messaging.EventCodec;
import dev.slipway.messaging.EventTypes;
import dev.slipway.messaging.Outbound;
import dev.slipway.messaging.Received;
import dev.slipway.messaging.TransientException;
import dev.slipway.sandbox.cluster.SimulatedCluster;
import dev.slipway.testing.Infrastructure;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/// The deployer between a real Kafka and the simulated cluster.
class DeployerIT {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final EventCodec CODEC =
      new EventCodec(EventTypes.of(GatewayEvent.class, ApprovalEvent.class, DeployerEvent.class));

  @TempDir Path data;
  private final Infrastructure.Broker kafka = Infrastructure.freshKafka();
  private SimulatedCluster cluster;
  private KubernetesClient client;
  private ConfigurableApplicationContext deployer;

  @BeforeEach
  void start() {
    cluster = cluster(0, Duration.ofMillis(100));
    client = client(cluster.url());
    deployer = deployer(cluster.url());
  }

  private SimulatedCluster cluster(int port, Duration rolloutTime) {
    return SimulatedCluster.start(
        new SimulatedCluster.Options("127.0.0.1", port, rolloutTime, data));
  }

  private static KubernetesClient client(String url) {
    return new KubernetesClientBuilder()
        .withConfig(
            new ConfigBuilder(Config.empty())
                .withMasterUrl(url)
                .withRequestRetryBackoffLimit(0)
                .build())
        .build();
  }

  private ConfigurableApplicationContext deployer(String url, String... more) {
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.addAll(
        List.of(
            "--server.port=0",
            "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
            "--spring.kafka.consumer.properties.session.timeout.ms=4000",
            "--slipway.kafka.partitions=1",
            "--slipway.deployer.check=100ms",
            "--slipway.deployer.failure-grace=300ms",
            "--slipway.deployer.kubernetes.api-url=" + url));
    return DeployerApplication.application().run(arguments.toArray(String[]::new));
  }

  @AfterEach
  void stop() {
    deployer.close();
    client.close();
    cluster.close();
    kafka.close();
  }

  @Test
  void aRequestIsAppliedAndItsSuccessReportedWithTheAddress() {
    request(Requests.qa("feature/ABC_1", "registry/shop:1", 1));
    DeploySucceeded done = (DeploySucceeded) await(DeploySucceeded.class, 1).event();
    assertThat(done.slot()).isEqualTo("qa/branch/feature/ABC_1");
    assertThat(done.url())
        .matches("https://feature-abc-1-[a-z0-9]{6}\\.branch\\.shop\\.example\\.org");
    assertThat(results())
        .extracting(r -> r.event().getClass().getSimpleName())
        .filteredOn(kind -> !kind.equals("DeployProgressed"))
        .containsExactly("DeployStarted", "DeploySucceeded");
    Deployment deployment =
        client.apps().deployments().inNamespace("shop-qa").list().getItems().getFirst();
    assertThat(deployment.getMetadata().getAnnotations())
        .containsEntry("slipway.dev/sequence", "1");
    assertThat(client.services().inNamespace("shop-qa").list().getItems()).hasSize(1);
    assertThat(client.network().v1().ingresses().inNamespace("shop-qa").list().getItems())
        .hasSize(1);
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() ->
            "1"
                .equals(
                    deployment("shop-qa", deployment.getMetadata().getName())
                        .getMetadata()
                        .getAnnotations()
                        .get("slipway.dev/reported")));
  }

  @Test
  void theServiceIsReadyWhileItReadsRequestsAndWatchesTheCluster() {
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(readiness()).isEqualTo(Status.UP));
    cluster.close();
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(readiness()).isEqualTo(Status.DOWN));
    cluster = cluster(URI.create(cluster.url()).getPort(), Duration.ofMillis(100));
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(readiness()).isEqualTo(Status.UP));
  }

  private Status readiness() {
    return Objects.requireNonNull(
            deployer.getBean(HealthEndpoint.class).healthForPath("readiness"), "a readiness group")
        .getStatus();
  }

  @Test
  void anImageThatCannotBePulledFailsWithTheContainersReason() {
    request(Requests.live("registry/shop:bad", 1));
    DeployFailed failed = (DeployFailed) await(DeployFailed.class, 1).event();
    assertThat(failed.diagnosis().reason()).isIn("ImagePullBackOff", "ErrImagePull");
    assertThat(failed.diagnosis().container()).isEqualTo("app");
    assertThat(failed.diagnosis().message()).contains("registry/shop:bad cannot be pulled");
    assertThat(failed.diagnosis().events()).anyMatch(event -> event.startsWith("Failed: "));
  }

  @Test
  void aContainerThatCrashesFailsWithItsLastWords() {
    request(Requests.live("registry/shop:crash", 1));
    DeployFailed failed = (DeployFailed) await(DeployFailed.class, 1).event();
    assertThat(failed.diagnosis().reason()).isEqualTo("CrashLoopBackOff");
    assertThat(failed.diagnosis().message()).contains("exit code 1");
    assertThat(failed.diagnosis().log()).contains("fatal: cannot read its configuration");
  }

  @Test
  void anOlderRequestNeverGoesOverANewerOne() {
    request(Requests.live("registry/shop:2", 2));
    await(DeploySucceeded.class, 2);
    request(Requests.live("registry/shop:1", 1));
    DeployOvertaken overtaken = (DeployOvertaken) await(DeployOvertaken.class, 1).event();
    assertThat(overtaken.by()).isEqualTo(2);
    assertThat(image()).isEqualTo("registry/shop:2");
  }

  /// It was looked for, and then somebody else was quicker.
  @Test
  void whatWasMadeAfterTheLookIsNotAppliedOver() {
    request(Requests.live("registry/shop:2", 2));
    await(DeploySucceeded.class, 2);
    Cluster kubernetes = deployer.getBean(Cluster.class);
    Request older = Requests.live("registry/shop:1", 1);
    assertThatThrownBy(() -> kubernetes.apply(Manifests.of(older, Instant.now()), null))
        .isInstanceOf(TransientException.class);
    assertThatThrownBy(() -> kubernetes.correct(Manifests.of(older, Instant.now()), null))
        .isInstanceOf(TransientException.class);
    assertThat(image()).isEqualTo("registry/shop:2");
  }

  @Test
  void whatSucceededInItsTimeDoesNotFailWhenItIsReadAgain() {
    request(Requests.live("registry/shop:1", 1));
    await(DeploySucceeded.class, 1);
    request(Requests.live("registry/shop:2", 2));
    await(DeploySucceeded.class, 2);
    request(Requests.live("registry/shop:1", 1));
    await(DeployOvertaken.class, 1);
    assertThat(results()).noneMatch(r -> r.event() instanceof DeployFailed);
  }

  @Test
  void somebodyElsesServiceIsLeftAloneAndNothingIsApplied() {
    client
        .namespaces()
        .resource(
            new NamespaceBuilder().withNewMetadata().withName("shop-live").endMetadata().build())
        .create();
    client
        .resource(
            """
            {"apiVersion":"v1","kind":"Service","metadata":{"name":"shop-live","namespace":"shop-live"},
             "spec":{"selector":{"a":"b"},"ports":[{"port":80}]}}\
            """)
        .create();
    request(Requests.live("registry/shop:1", 1));
    DeployFailed failed = (DeployFailed) await(DeployFailed.class, 1).event();
    assertThat(failed.diagnosis().reason()).isEqualTo("NotOurs");
    assertThat(failed.diagnosis().message()).contains("the service shop-live in shop-live");
    assertThat(deployment("shop-live", "shop-live")).isNull();
    assertThat(client.network().v1().ingresses().inNamespace("shop-live").list().getItems())
        .isEmpty();
  }

  @Test
  void readingTheTopicAgainTouchesNothingInTheCluster() {
    request(Requests.live("registry/shop:1", 1));
    await(DeploySucceeded.class, 1);
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() ->
            deployment("shop-live", "shop-live")
                .getMetadata()
                .getAnnotations()
                .containsKey("slipway.dev/reported"));
    String before = deployment("shop-live", "shop-live").getMetadata().getResourceVersion();
    request(Requests.live("registry/shop:1", 1));
    request(Requests.qa("after", "registry/shop:1", 1));
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() ->
            results().stream()
                .anyMatch(
                    r -> r.event() instanceof DeploySucceeded s && s.slot().startsWith("qa")));
    assertThat(deployment("shop-live", "shop-live").getMetadata().getResourceVersion())
        .isEqualTo(before);
  }

  @Test
  void aRolloutIsReportedAfterARestart() {
    cluster.close();
    int port = Integer.parseInt(cluster.url().replaceAll(".*:", ""));
    cluster = cluster(port, Duration.ofSeconds(4));
    request(Requests.live("registry/shop:1", 1));
    await(DeployStarted.class, 1);
    deployer.close();
    assertThat(results()).noneMatch(r -> r.event() instanceof DeploySucceeded);
    deployer = deployer(cluster.url());
    await(DeploySucceeded.class, 1);
  }

  @Test
  void ofTwoInstancesOneWatchesEachRolloutAndTheOtherTakesOverWhenItGoes() {
    cluster.close();
    cluster = cluster(URI.create(cluster.url()).getPort(), Duration.ofSeconds(3));
    try (ConfigurableApplicationContext other = deployer(cluster.url())) {
      request(Requests.live("registry/shop:1", 1));
      await(DeploySucceeded.class, 1);
      request(Requests.live("registry/shop:2", 2));
      await(DeployStarted.class, 2);
      deployer.close();
      await(DeploySucceeded.class, 2);
      assertThat(results()).filteredOn(r -> r.event() instanceof DeploySucceeded).hasSize(2);
      assertThat(other.isActive()).isTrue();
    }
  }

  @Test
  void howManyPodsServeIsToldWhereItChanges() {
    cluster.close();
    cluster = cluster(URI.create(cluster.url()).getPort(), Duration.ofSeconds(1));
    request(Requests.live("registry/shop:1", 1));
    await(DeploySucceeded.class, 1);
    request(Requests.live("registry/shop:2", 2));
    await(DeploySucceeded.class, 2);
    assertThat(results())
        .filteredOn(
            r -> r.event() instanceof DeployProgressed progressed && progressed.sequence() == 2)
        .isNotEmpty()
        .allSatisfy(r -> {
          DeployProgressed progressed = (DeployProgressed) r.event();
          assertThat(progressed.desired()).isEqualTo(2);
          assertThat(progressed.ready()).isBetween(1, 2);
        })
        .doesNotHaveDuplicates();
  }

  @Test
  void aMissingNamespaceIsToldWithTheFix() {
    Request request = Requests.live("registry/shop:1", 1);
    Environment to = request.event().to();
    Environment without =
        new Environment("nowhere", false, to.cluster(), to.url(), to.replicas(), to.timeout());
    request(Requests.with(request, without));
    DeployFailed failed = (DeployFailed) await(DeployFailed.class, 1).event();
    assertThat(failed.diagnosis().message()).contains("nowhere", "create-namespace: true");
  }

  @Test
  void anotherManagersFieldIsNotTaken() {
    request(Requests.live("registry/shop:1", 1));
    await(DeploySucceeded.class, 1);
    client.apps().deployments().inNamespace("shop-live").withName("shop-live").scale(5);
    request(Requests.live("registry/shop:2", 2));
    DeployFailed failed = (DeployFailed) await(DeployFailed.class, 2).event();
    assertThat(failed.diagnosis().reason()).isEqualTo("Conflict");
    assertThat(failed.diagnosis().message()).contains(".spec.replicas");
  }

  @Test
  void somebodyElsesDeploymentIsLeftAlone() {
    client
        .namespaces()
        .resource(
            new NamespaceBuilder().withNewMetadata().withName("shop-live").endMetadata().build())
        .create();
    client
        .resource(
            """
            {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"shop-live","namespace":"shop-live"},
             "spec":{"selector":{"matchLabels":{"a":"b"}},"template":{"metadata":{"labels":{"a":"b"}},
             "spec":{"containers":[{"name":"x","image":"theirs:1"}]}}}}\
            """)
        .create();
    request(Requests.live("registry/shop:1", 1));
    DeployFailed failed = (DeployFailed) await(DeployFailed.class, 1).event();
    assertThat(failed.diagnosis().reason()).isEqualTo("NotOurs");
    assertThat(image()).isEqualTo("theirs:1");
  }

  @Test
  @ExtendWith(OutputCaptureExtension.class)
  void aClusterThatIsAwayIsWaitedForAndTheLogSaysSo(CapturedOutput output) {
    int port = Integer.parseInt(cluster.url().replaceAll(".*:", ""));
    cluster.close();
    request(Requests.live("registry/shop:1", 1));
    Awaitility.await()
        .during(Duration.ofSeconds(2))
        .atMost(PATIENCE)
        .until(() -> results().isEmpty());
    assertThat(output.getAll())
        .containsPattern(
            "slipway.deployments-0: 1 record is tried again after attempt \\d: the cluster does not"
                + " answer to get deployment shop-live in shop-live");
    cluster = cluster(port, Duration.ofMillis(100));
    await(DeploySucceeded.class, 1);
  }

  @Test
  void aDeploymentThatIsDeletedMidwayIsToldAsFailed() {
    request(Requests.live("registry/shop:unready", 1));
    await(DeployStarted.class, 1);
    client.apps().deployments().inNamespace("shop-live").withName("shop-live").delete();
    DeployFailed failed = (DeployFailed) await(DeployFailed.class, 1).event();
    assertThat(failed.diagnosis().reason()).isEqualTo("Deleted");
  }

  @Test
  void whatSomebodyChangesIsToldOnceAndUntilItIsRightAgain() {
    request(Requests.live("registry/shop:1", 1));
    await(DeploySucceeded.class, 1);
    awaitReported();
    scale(5);
    DriftDetected drifted = (DriftDetected) await(DriftDetected.class, 1).event();
    assertThat(drifted.drift().object()).isEqualTo("deployment shop-live");
    assertThat(drifted.drift().changes())
        .extracting(Drift.Change::field)
        .containsExactly(".spec.replicas");
    label("touched");
    client.apps().deployments().inNamespace("shop-live").withName("shop-live").delete();
    Awaitility.await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(results())
                .filteredOn(r -> r.event() instanceof DriftDetected)
                .hasSize(2)
                .last()
                .satisfies(
                    r -> assertThat(((DriftDetected) r.event()).drift().deleted()).isTrue()));
    assertThat(deployment("shop-live", "shop-live")).as("only told").isNull();
  }

  @Test
  void whatSomebodyChangesOrDeletesIsPutRightWhereTheEnvironmentSaysSo() {
    Request request = Requests.live("registry/shop:1", 1);
    Environment to = request.event().to();
    Environment correcting =
        new Environment(
            to.namespace(),
            true,
            to.cluster(),
            to.url(),
            to.replicas(),
            to.timeout(),
            null,
            null,
            Environment.OnDrift.CORRECT,
            null,
            null,
            null);
    request(Requests.with(request, correcting));
    await(DeploySucceeded.class, 1);
    awaitReported();
    scale(5);
    await(DriftEnded.class, 1);
    assertThat(deployment("shop-live", "shop-live").getSpec().getReplicas()).isEqualTo(2);
    client.apps().deployments().inNamespace("shop-live").withName("shop-live").delete();
    Awaitility.await().atMost(PATIENCE).until(() -> deployment("shop-live", "shop-live") != null);
    assertThat(image()).isEqualTo("registry/shop:1");
  }

  @Test
  void whatSomebodyDeletesBesideTheDeploymentIsToldAsWell() {
    deployer.close();
    deployer = deployer(cluster.url(), "--slipway.deployer.drift.every=100ms");
    request(Requests.live("registry/shop:1", 1));
    await(DeploySucceeded.class, 1);
    awaitReported();
    client.services().inNamespace("shop-live").withName("shop-live").delete();
    label("touched");
    DriftDetected drifted = (DriftDetected) await(DriftDetected.class, 1).event();
    assertThat(drifted.drift()).isEqualTo(new Drift("service shop-live", true, List.of(), false));
  }

  private void scale(int replicas) {
    client.apps().deployments().inNamespace("shop-live").withName("shop-live").scale(replicas);
  }

  private void label(String value) {
    client
        .apps()
        .deployments()
        .inNamespace("shop-live")
        .withName("shop-live")
        .edit(d -> d.edit().editMetadata().addToLabels("by-hand", value).endMetadata().build());
  }

  private void awaitReported() {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() ->
            deployment("shop-live", "shop-live")
                .getMetadata()
                .getAnnotations()
                .containsKey("slipway.dev/reported"));
  }

  @Test
  void aBranchOfAnyScriptIsDeployedAndReported() {
    request(Requests.qa("日本語/ü", "registry/shop:1", 1));
    await(DeploySucceeded.class, 1);
  }

  @Test
  void requestsForOtherClustersAreNotTaken() {
    Request request = Requests.live("registry/shop:1", 1);
    Environment to = request.event().to();
    request(
        Requests.with(
            request,
            new Environment(
                to.namespace(), true, "elsewhere", to.url(), to.replicas(), to.timeout())));
    request(Requests.qa("mine", "registry/shop:1", 1));
    await(DeploySucceeded.class, 1);
    assertThat(results()).noneMatch(r -> ((DeployerEvent) r.event()).slot().equals("live"));
    assertThat(client.namespaces().withName("shop-live").get()).isNull();
  }

  /// Two installations share a Kubernetes under different names.
  @Test
  void rolloutsOfAnotherNameAreNotReported() {
    Request request = Requests.live("registry/shop:1", 1);
    Environment to = request.event().to();
    Request theirs =
        Requests.with(
            request,
            new Environment(
                to.namespace(), true, "elsewhere", to.url(), to.replicas(), to.timeout()));
    Manifests.of(theirs, Instant.now())
        .forEach(manifest -> client.resource(manifest.json()).create());
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () -> deployment("shop-live", "shop-live").getStatus().getAvailableReplicas(),
            Integer.valueOf(2)::equals);
    request(Requests.qa("mine", "registry/shop:1", 1));
    await(DeploySucceeded.class, 1);
    assertThat(results()).noneMatch(r -> ((DeployerEvent) r.event()).slot().equals("live"));
  }

  private String image() {
    return deployment("shop-live", "shop-live")
        .getSpec()
        .getTemplate()
        .getSpec()
        .getContainers()
        .getFirst()
        .getImage();
  }

  private Deployment deployment(String namespace, String name) {
    return client.apps().deployments().inNamespace(namespace).withName(name).get();
  }

  private void request(Request request) {
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
                          request.event()))))
          .get(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Received await(Class<? extends DeployerEvent> type, long sequence) {
    return Awaitility.await(type.getSimpleName() + " " + sequence)
        .atMost(PATIENCE)
        .until(
            () ->
                results().stream()
                    .filter(r ->
                        type.isInstance(r.event())
                            && ((DeployerEvent) r.event()).sequence() == sequence)
                    .findFirst(),
            java.util.Optional::isPresent)
        .orElseThrow();
  }

  private List<Received> results() {
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
}
