package dev.slipway.deployer;

import static dev.slipway.deployer.Requests.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.Topics;
import dev.slipway.contract.deployer.DeployerEvent.DeployDelayed;
import dev.slipway.contract.deployer.DeployerEvent.DeployFailed;
import dev.slipway.contract.deployer.DeployerEvent.DeployOvertaken;
import dev.slipway.contract.deployer.DeployerEvent.DeployStarted;
import dev.slipway.contract.deployer.DeployerEvent.DeploySucceeded;
import dev.slipway.contract.workload.WorkloadBuilder;
import dev.slipway.deployer.instance.Request;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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

  @Test
  void aCorrectedBuildGetsPastTheOneThatWaits() {
    rig.cluster().answerWrites("corrected", "services", 500, "Internal error occurred: no");
    Request first = at("corrected", Duration.ofMinutes(5), 1);
    rig.deploy(first);
    rig.await(DeployDelayed.class, first);
    Request second =
        Requests.with(
            at("corrected", Duration.ofMinutes(5), 2),
            WorkloadBuilder.builder().cpu("250m").memory("256Mi").build());
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
}
