package dev.slipway.deployer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.Topics;
import dev.slipway.contract.deployer.DeployerEvent.DeployDelayed;
import dev.slipway.contract.deployer.DeployerEvent.DeployFailed;
import dev.slipway.contract.deployer.DeployerEvent.DeployOvertaken;
import dev.slipway.contract.deployer.DeployerEvent.DeployStarted;
import dev.slipway.contract.deployer.DeployerEvent.DeploySucceeded;
import dev.slipway.contract.deployer.DeployerEvent.DriftDetected;
import dev.slipway.contract.project.Environment;
import dev.slipway.contract.workload.Workload;
import dev.slipway.deployer.instance.Keys;
import dev.slipway.deployer.instance.Names;
import dev.slipway.deployer.instance.Request;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.HealthIndicator;

/// One project of 21 has a permanent failure at the API server. The other 20 go on while it still fails,
/// though all are read from one partition.
class OneNamespacesTroubleIT {

  private static final int OTHERS = 20;
  private static final TopicPartition REQUESTS = new TopicPartition(Topics.DEPLOYMENTS, 0);

  private static DeployerRig rig;

  @BeforeAll
  static void start() {
    rig = new DeployerRig(Duration.ofMillis(100));
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  /// The kinds of failures that do not pass.
  enum Trouble {
    WRONG_MANIFEST(
        500,
        "failed to create typed patch object: .spec.replica: field not declared in schema",
        "field not declared in schema",
        true),
    UNKNOWN_ERROR(500, "Internal error occurred: nobody knows", "nobody knows", false),
    WEBHOOK_DOWN(
        500,
        "Internal error occurred: failed calling webhook \"policy.example.org\": connection refused",
        "failed calling webhook",
        false),
    NO_RIGHT(
        403,
        "deployments.apps \"x\" is forbidden: User \"deployer\" cannot patch resource \"deployments\" in API group \"apps\" in the namespace \"k\"",
        "lacks the verb patch",
        true),
    QUOTA(
        403,
        "deployments.apps \"x\" is forbidden: exceeded quota: objects, requested: count/deployments.apps=1, used: count/deployments.apps=2, limited: count/deployments.apps=2",
        "quota objects",
        true);

    private final int code;
    private final String said;
    private final String told;
    private final boolean atOnce;

    Trouble(int code, String said, String told, boolean atOnce) {
      this.code = code;
      this.said = said;
      this.told = told;
      this.atOnce = atOnce;
    }
  }

  @ParameterizedTest
  @EnumSource
  void twentyOthersGoOnWhileOneStillFails(Trouble trouble) {
    String kind = trouble.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    Request bad = at("bad-" + kind, Duration.ofMinutes(5), 1);
    rig.cluster().answerWrites("bad-" + kind, "deployments", trouble.code, trouble.said);
    List<Request> others =
        IntStream.range(0, OTHERS)
            .mapToObj(i -> at("fine-%s-%d".formatted(kind, i), Duration.ofMinutes(5), 1))
            .toList();
    List<Request> all = new ArrayList<>(others);
    Collections.shuffle(all, new Random(kind.hashCode()));
    rig.deploy(bad);
    all.forEach(rig::deploy);
    others.forEach(other -> rig.await(DeploySucceeded.class, other));
    assertThat(rig.results(DeploySucceeded.class, bad)).isEmpty();
    if (trouble.atOnce) {
      DeployFailed failed = rig.await(DeployFailed.class, bad);
      assertThat(failed.diagnosis().message()).contains(trouble.told);
    } else {
      assertThat(rig.await(DeployStarted.class, bad)).isNotNull();
      DeployDelayed delayed = rig.await(DeployDelayed.class, bad);
      assertThat(Objects.requireNonNull(delayed.trouble()).message()).contains(trouble.told);
      assertThat(rig.results(DeployFailed.class, bad)).isEmpty();
      HealthIndicator waiting =
          rig.deployer().getBean("parkedHealthIndicator", HealthIndicator.class);
      assertThat(String.valueOf(waiting.health())).contains("bad-" + kind, trouble.told);
      rig.cluster().mend("bad-" + kind);
      rig.await(DeploySucceeded.class, bad);
    }
  }

  @Test
  void whatCannotBeAppliedFailsInTheClustersWordsAfterItsTimeout() {
    rig.cluster()
        .answerWrites("hopeless", "services", 500, "Internal error occurred: out of cheese");
    Request request = at("hopeless", Duration.ofSeconds(3), 1);
    rig.deploy(request);
    DeployFailed failed = rig.await(DeployFailed.class, request);
    assertThat(failed.diagnosis().message()).contains("out of cheese");
    assertThat(failed.diagnosis().reason()).isEqualTo("ServerError");
  }

  /// A Deployment that never gets ready ends by its timeout, which no change on the cluster tells: the looks at regular
  /// times have to go on.
  @ParameterizedTest
  @ValueSource(strings = {Keys.REQUEST, Keys.STAND, Keys.APPLIED_AT})
  void aDamagedDeploymentHoldsUpNobody(String annotation) {
    String kind = annotation.replaceAll("[^a-z]", "-");
    Request damaged = at("damaged-" + kind, Duration.ofMinutes(5), 1);
    Request drifting = at("drifting-" + kind, Duration.ofMinutes(5), 1);
    rig.deploy(damaged);
    rig.deploy(drifting);
    rig.await(DeploySucceeded.class, damaged);
    rig.await(DeploySucceeded.class, drifting);
    deployment(damaged).edit(d -> annotated(d, annotation, "null"));
    Request hopeless =
        Requests.with(
            at("hopeless-" + kind, Duration.ofSeconds(3), 1),
            new Workload(null, null, "250m", "256Mi", null));
    rig.deploy(Requests.running("registry/shop:unready", hopeless));
    assertThat(rig.await(DeployFailed.class, hopeless).diagnosis().message()).isNotEmpty();
    deployment(drifting).delete();
    assertThat(rig.await(DriftDetected.class, drifting).drift().deleted()).isTrue();
    Request refused = at("damaged-" + kind, Duration.ofMinutes(5), 2);
    rig.deploy(refused);
    assertThat(rig.await(DeployFailed.class, refused).diagnosis().message())
        .contains("kubectl annotate deployment", annotation + "-");
    for (String removed : List.of(Keys.REQUEST, Keys.STAND, Keys.APPLIED_AT)) {
      deployment(damaged).edit(d -> annotated(d, removed, null));
    }
    Request mended = at("damaged-" + kind, Duration.ofMinutes(5), 3);
    rig.deploy(mended);
    rig.await(DeploySucceeded.class, mended);
  }

  /// A dead letter that nobody tells of leaves its release waiting for a deployer.
  @Test
  void aRequestThatCannotBeReadFailsInWords() {
    Request unreadable = at("unreadable", Duration.ofMinutes(5), 1);
    Request elsewhere = Requests.elsewhere(at("unreadable-elsewhere", Duration.ofMinutes(5), 1));
    Request fine = at("readable", Duration.ofMinutes(5), 1);
    rig.deployUnreadable(elsewhere);
    rig.deployUnreadable(unreadable);
    rig.deploy(fine);
    DeployFailed failed = rig.await(DeployFailed.class, unreadable);
    assertThat(failed.diagnosis().reason()).isEqualTo("RequestUnreadable");
    assertThat(failed.diagnosis().message()).contains("dead letter slipway.deployments-0@");
    rig.await(DeploySucceeded.class, fine);
    assertThat(rig.results(DeployFailed.class, elsewhere)).isEmpty();
    rig.deploy(at("unreadable", Duration.ofMinutes(5), 2));
    rig.await(DeploySucceeded.class, at("unreadable", Duration.ofMinutes(5), 2));
  }

  /// A pod that nobody expects makes each look fail.
  @Test
  void aRolloutThatCannotBeLookedAtFailsAfterItsTimeout() {
    Request request =
        Requests.running("registry/shop:unready", at("odd", Duration.ofSeconds(5), 1));
    rig.deploy(request);
    Awaitility.await().atMost(DeployerRig.PATIENCE).until(() -> deployment(request).get() != null);
    rig.client()
        .pods()
        .inNamespace("odd")
        .resource(oddPod(deployment(request).require().getSpec().getTemplate().getMetadata()))
        .create();
    DeployFailed failed = rig.await(DeployFailed.class, request);
    assertThat(failed.diagnosis().reason()).isEqualTo("Internal");
    assertThat(failed.diagnosis().message()).contains("cannot look at this rollout");
    // The simulated cluster's own controller stumbles over it as well.
    rig.client().pods().inNamespace("odd").withName("odd").delete();
  }

  /// Runs a container and has none.
  private static Pod oddPod(ObjectMeta template) {
    return new PodBuilder()
        .withNewMetadata()
        .withName("odd")
        .withLabels(template.getLabels())
        .endMetadata()
        .withNewStatus()
        .addNewContainerStatus()
        .withName("odd")
        .endContainerStatus()
        .endStatus()
        .build();
  }

  private static RollableScalableResource<Deployment> deployment(Request request) {
    return rig.client()
        .apps()
        .deployments()
        .inNamespace(request.event().to().namespace())
        .withName(Names.deployment(request.event()));
  }

  private static Deployment annotated(
      Deployment deployment, String annotation, @Nullable String value) {
    DeploymentBuilder edited =
        deployment.edit().editMetadata().removeFromAnnotations(annotation).endMetadata();
    return value == null
        ? edited.build()
        : edited.editMetadata().addToAnnotations(annotation, value).endMetadata().build();
  }

  @Test
  void aCorrectedBuildGetsPastTheOneThatWaits() {
    rig.cluster().answerWrites("corrected", "services", 500, "Internal error occurred: no");
    Request first = at("corrected", Duration.ofMinutes(5), 1);
    rig.deploy(first);
    rig.await(DeployDelayed.class, first);
    Request second =
        Requests.with(
            at("corrected", Duration.ofMinutes(5), 2),
            new Workload(null, null, "250m", "256Mi", null));
    rig.deploy(second);
    rig.await(DeploySucceeded.class, second);
    assertThat(rig.results(DeploySucceeded.class, first)).isEmpty();
    assertThat(rig.await(DeployOvertaken.class, first).by()).isEqualTo(2);
    rig.cluster().mend("corrected");
  }

  @Test
  void anotherDeployerTakesOverWhatWaitsAndRepeatsNothingThatHasFailed() {
    rig.cluster().answerWrites("waiting", "services", 500, "Internal error occurred: no");
    rig.cluster().answerWrites("refused", "services", 422, "Service \"x\" is invalid: no");
    Request waiting = at("waiting", Duration.ofMinutes(5), 1);
    Request refused = at("refused", Duration.ofMinutes(5), 1);
    Request fine = at("fine-all-the-time", Duration.ofMinutes(5), 1);
    rig.deploy(waiting);
    rig.deploy(refused);
    rig.deploy(fine);
    rig.await(DeployDelayed.class, waiting);
    rig.await(DeployFailed.class, refused);
    rig.await(DeploySucceeded.class, fine);
    rig.stopDeployer();
    rig.cluster().mend("waiting");
    rig.cluster().mend("refused");
    rig.startDeployer();
    rig.await(DeploySucceeded.class, waiting);
    assertThat(rig.client().apps().deployments().inNamespace("refused").list().getItems())
        .isEmpty();
    assertThat(rig.results(DeploySucceeded.class, refused)).isEmpty();
  }

  @Test
  void whatIsFinishedIsCommittedThoughNothingMoreIsRead() {
    Request request = at("committed", Duration.ofMinutes(5), 1);
    rig.deploy(request);
    rig.await(DeploySucceeded.class, request);
    try (Admin admin =
        Admin.create(Map.<String, Object>of("bootstrap.servers", rig.bootstrapServers()))) {
      Awaitility.await().atMost(DeployerRig.PATIENCE).until(() -> committed(admin) == end(admin));
    }
  }

  private static long committed(Admin admin) throws Exception {
    OffsetAndMetadata committed =
        admin
            .listConsumerGroupOffsets("deployer-service-default")
            .partitionsToOffsetAndMetadata()
            .get()
            .get(REQUESTS);
    return committed == null ? -1 : committed.offset();
  }

  private static long end(Admin admin) throws Exception {
    return admin
        .listOffsets(Map.of(REQUESTS, OffsetSpec.latest()))
        .partitionResult(REQUESTS)
        .get()
        .offset();
  }

  private static Request at(String place, Duration timeout, long sequence) {
    Request request = Requests.at(place, Requests.live("registry/shop:" + sequence, sequence));
    Environment to = request.event().to();
    return Requests.ofProject(
        place,
        Requests.with(
            request, new Environment(to.namespace(), true, to.cluster(), to.url(), 1, timeout)));
  }
}
