package dev.slipway.deployer.rollout;

import dev.slipway.contract.Diagnosis;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Puts a failure into words that a person can act on.
final class Diagnoses {

  private final Evidence evidence;

  Diagnoses(Evidence evidence) {
    this.evidence = evidence;
  }

  Diagnosis of(Rollout rollout, RolloutCheck.Verdict.Failed failed) {
    Optional<PodView> culprit = failed.culprit();
    if (culprit.isEmpty()) {
      return Diagnosis.of(
          "Timeout",
          "no pod became ready within %s; look at the events of deployment %s in %s"
              .formatted(words(rollout), rollout.name(), rollout.namespace()));
    }
    PodView pod = culprit.get();
    boolean crashed = pod.exitCode() != null && !pod.running();
    List<String> log =
        pod.running() || crashed ? evidence.log(rollout.namespace(), pod, crashed) : List.of();
    return new Diagnosis(
        pod.reason() == null ? "NotReady" : pod.reason(),
        message(rollout, pod),
        pod.container(),
        evidence.warnings(rollout.namespace(), pod.pod()),
        log);
  }

  private static String message(Rollout rollout, PodView pod) {
    String where = "container " + pod.container() + ": ";
    String reason = pod.reason() == null ? "" : pod.reason();
    String image = rollout.request().event().build().image();
    return where
        + switch (reason) {
          case "ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull" ->
              "the image " + image + " cannot be pulled: " + told(pod);
          case "CrashLoopBackOff" ->
              "it ends again and again" + exit(pod) + ", " + pod.restarts() + " restarts";
          case "Unschedulable" -> "the pod fits on no node: " + told(pod);
          case "" -> "it runs but was not ready within " + words(rollout);
          default -> reason + ": " + told(pod);
        };
  }

  private static String exit(PodView pod) {
    return pod.exitCode() == null ? "" : " with exit code " + pod.exitCode();
  }

  private static String told(PodView pod) {
    return Objects.requireNonNullElse(pod.message(), "the cluster says no more");
  }

  private static String words(Rollout rollout) {
    long seconds = rollout.request().event().to().timeout().toSeconds();
    return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }
}
