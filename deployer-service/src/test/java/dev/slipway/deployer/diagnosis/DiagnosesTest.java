package dev.slipway.deployer.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Diagnosis.Cause;
import dev.slipway.contract.deployment.Diagnosis.Fact;
import dev.slipway.deployer.Requests;
import dev.slipway.deployer.instance.Rollout;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DiagnosesTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  record Row(
      PodView pod, List<String> warnings, Cause cause, String reason, String says, String facts) {}

  static Stream<Row> table() {
    return Stream.of(
        new Row(
            waiting(
                "ImagePullBackOff",
                "Back-off pulling image \"registry/shop:9\": ErrImagePull: rpc error: code = NotFound desc = registry/shop:9: not found"),
            List.of(),
            Cause.IMAGE_PULL,
            "ImagePullBackOff",
            "container app: the image i:1 cannot be pulled: registry/shop:9: not found",
            "image=i:1, registry=registry/shop:9: not found"),
        // An older kubelet says why in an event alone.
        new Row(
            waiting("ImagePullBackOff", "Back-off pulling image \"registry/shop:9\""),
            List.of(
                "Failed: Failed to pull image \"registry/shop:9\": rpc error: code = Unknown desc = unauthorized: authentication required",
                "Failed: Error: ErrImagePull"),
            Cause.IMAGE_PULL,
            "ImagePullBackOff",
            "cannot be pulled: unauthorized: authentication required",
            "image=i:1, registry=unauthorized: authentication required"),
        new Row(
            waiting("InvalidImageName", "couldn't parse image reference \"UPPER\""),
            List.of(),
            Cause.IMAGE_PULL,
            "InvalidImageName",
            "couldn't parse image reference",
            "image=i:1, registry=couldn't parse image reference \"UPPER\""),
        new Row(
            crashed("CrashLoopBackOff", 3, new PodView.End(1, "Error")),
            List.of("BackOff: Back-off restarting failed container"),
            Cause.CRASH_LOOP,
            "CrashLoopBackOff",
            "it ends again and again with exit code 1, 3 restarts",
            "exit code=1, ended=Error, restarts=3"),
        new Row(
            crashed("CrashLoopBackOff", 4, new PodView.End(137, "OOMKilled")),
            List.of(),
            Cause.CRASH_LOOP,
            "OOMKilled",
            "it needs more memory than it may have (64Mi)",
            "exit code=137, ended=OOMKilled, restarts=4, memory limit=64Mi"),
        // It happens to run at the moment.
        new Row(
            new PodView(
                "p",
                "app",
                NOW,
                false,
                false,
                true,
                null,
                null,
                5,
                new PodView.End(2, "Error"),
                null),
            List.of(),
            Cause.CRASH_LOOP,
            "CrashLoopBackOff",
            "exit code 2, 5 restarts",
            "exit code=2, ended=Error, restarts=5"),
        new Row(
            waiting("CreateContainerConfigError", "secret \"shop-db\" not found"),
            List.of(),
            Cause.CONFIGURATION,
            "CreateContainerConfigError",
            "it cannot be made: secret \"shop-db\" not found",
            "said=secret \"shop-db\" not found"),
        new Row(
            waiting(
                "Unschedulable",
                "0/3 nodes are available: 1 node(s) had untolerated taint {gpu: }, 2 Insufficient cpu. preemption: 0/3 nodes are available: 3 No preemption victims found."),
            List.of(),
            Cause.UNSCHEDULABLE,
            "Unschedulable",
            "the pod fits on no node: 1 node(s) had untolerated taint {gpu: }, 2 Insufficient cpu",
            "missing=1 node(s) had untolerated taint {gpu: }, 2 Insufficient cpu"),
        new Row(
            running(),
            List.of("Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 503"),
            Cause.UNREADY,
            "NotReady",
            "not ready within 30 s; its readiness probe: HTTP probe failed with statuscode: 503",
            "probe=readiness, answer=HTTP probe failed with statuscode: 503"),
        new Row(
            running(),
            List.of(
                "Unhealthy: Readiness probe failed: Get \"http://10.1.0.7:8080/\": dial tcp 10.1.0.7:8080: connect: connection refused",
                "Unhealthy: Startup probe failed: "),
            Cause.UNREADY,
            "NotReady",
            "its startup probe",
            "probe=startup, answer=no answer"),
        new Row(running(), List.of(), Cause.UNREADY, "NotReady", "was not ready within 30 s", ""),
        new Row(
            waiting("ContainerCreating", null),
            List.of("FailedMount: MountVolume.SetUp failed: configmap \"shop\" not found"),
            Cause.OTHER,
            "ContainerCreating",
            "does not start within 30 s: FailedMount: MountVolume",
            "said=FailedMount: MountVolume.SetUp failed: configmap \"shop\" not found"));
  }

  @ParameterizedTest
  @MethodSource("table")
  void whatTheClusterShowsIsPutIntoWords(Row row) {
    Diagnosis diagnosis =
        Diagnoses.of(new Finding(rollout(null), row.pod(), row.warnings(), List.of("last")));
    assertThat(diagnosis.cause()).isEqualTo(row.cause());
    assertThat(diagnosis.reason()).isEqualTo(row.reason());
    assertThat(diagnosis.message()).contains(row.says());
    assertThat(facts(diagnosis)).isEqualTo(row.facts());
    assertThat(diagnosis.container()).isEqualTo("app");
    assertThat(diagnosis.log()).containsExactly("last");
  }

  @Test
  void anInitContainerIsNamedAsOne() {
    PodView init =
        new PodView(
            "p",
            "migrate",
            NOW,
            true,
            false,
            false,
            "CrashLoopBackOff",
            "back-off",
            2,
            new PodView.End(3, "Error"),
            null);
    assertThat(Diagnoses.of(new Finding(rollout(null), init, List.of(), List.of())).message())
        .startsWith("init container migrate: it ends again and again with exit code 3");
  }

  @Test
  void aQuotaThatLeavesNoRoomIsNamedWithItsFigures() {
    Diagnosis diagnosis =
        ofNone(
            "pods \"shop-live-5d8-x\" is forbidden: exceeded quota: small, requested: pods=1, used: pods=2, limited: pods=2");
    assertThat(diagnosis.cause()).isEqualTo(Cause.QUOTA);
    assertThat(diagnosis.message())
        .isEqualTo(
            "cannot create the pods of shop-live in shop: the quota small leaves no room, it asks for pods=1 of pods=2, and pods=2 is used; raise the quota or ask for less");
    assertThat(facts(diagnosis))
        .isEqualTo("quota=small, requested=pods=1, used=pods=2, limited=pods=2");
  }

  @Test
  void whatIsNotKnownIsToldAsTheClusterSaysIt() {
    Diagnosis diagnosis =
        ofNone(
            "pods \"x\" is forbidden: error looking up service account shop/app: serviceaccount \"app\" not found");
    assertThat(diagnosis.cause()).isEqualTo(Cause.INVALID);
    assertThat(diagnosis.message()).contains("serviceaccount \"app\" not found");
  }

  @Test
  void whereNothingSaysWhyTheTimeoutIsTold() {
    Diagnosis diagnosis = Diagnoses.of(new Finding(rollout(null), null, List.of(), List.of()));
    assertThat(diagnosis.cause()).isEqualTo(Cause.TIMEOUT);
  }

  private static Diagnosis ofNone(String said) {
    return Diagnoses.of(
        new Finding(
            rollout(new Rollout.Refused("FailedCreate", said, NOW)), null, List.of(), List.of()));
  }

  private static String facts(Diagnosis diagnosis) {
    return String.join(", ", diagnosis.facts().stream().map(DiagnosesTest::fact).toList());
  }

  private static String fact(Fact fact) {
    return fact.name() + "=" + fact.value();
  }

  private static Rollout rollout(Rollout.@Nullable Refused refused) {
    return new Rollout(
        "shop",
        "shop-live",
        Requests.live("i:1", 1),
        NOW,
        0,
        "1",
        new Rollout.Status(true, 2, 1, 1, 1, 3, false, refused));
  }

  private static PodView waiting(String reason, @Nullable String message) {
    return new PodView("p", "app", NOW, false, false, false, reason, message, 0, null, null);
  }

  private static PodView crashed(String reason, int restarts, PodView.End end) {
    return new PodView(
        "p", "app", NOW, false, false, false, reason, "back-off", restarts, end, "64Mi");
  }

  private static PodView running() {
    return new PodView("p", "app", NOW, false, false, true, null, null, 0, null, null);
  }
}
