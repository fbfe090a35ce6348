package dev.slipway.deployer.diagnosis;

import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Diagnosis.Cause;
import dev.slipway.contract.deployment.Diagnosis.Fact;
import dev.slipway.contract.text.DurationText;
import dev.slipway.deployer.cluster.Refusals;
import dev.slipway.deployer.instance.Rollout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Puts a failure into words that a person can act on. Pure.
public final class Diagnoses {

  private static final int MOST_PODS = 5;

  private Diagnoses() {}

  /// The failure of a rollout, its cause and what to do about it.
  public static Diagnosis of(Finding finding) {
    PodView pod = finding.culprit();
    if (pod == null) {
      return ofNone(finding.rollout(), finding.terminating());
    }
    Words words = words(finding, pod);
    return new Diagnosis(
        words.reason(),
        (pod.init() ? "init container " : "container ")
            + pod.container()
            + ": "
            + words.message()
            + inTheWay(finding),
        pod.container(),
        finding.warnings(),
        finding.log(),
        words.cause(),
        Stream.concat(words.facts().stream(), facts(finding.terminating())).toList());
  }

  private static String inTheWay(Finding finding) {
    return finding.terminating().stream()
        .findFirst()
        .map(pod -> "; " + pod.words(finding.rollout().namespace()))
        .orElse("");
  }

  private static Stream<Fact> facts(List<TerminatingPod> terminating) {
    return terminating.stream().limit(MOST_PODS).map(pod -> new Fact("terminating", pod.pod()));
  }

  /// Whether all that could be looked for was found: events and logs may come late.
  static boolean isTelling(Finding finding) {
    PodView pod = finding.culprit();
    if (pod == null) {
      return true;
    }
    return switch (Ailment.of(pod)) {
      case NOT_PULLED -> Sayings.isRegistrys(Sayings.registry(finding));
      case CRASHES -> !finding.log().isEmpty();
      case NOT_READY -> Sayings.probe(finding.warnings()).isPresent();
      case WAITS -> pod.message() != null || !finding.warnings().isEmpty();
      case NOT_MADE, NOT_SCHEDULED -> true;
    };
  }

  /// What a rollout under way waits for, as far as the cluster says it.
  ///
  /// @param terminating the pods that are stuck on their way out and may be in its way
  public static Optional<Diagnosis> ofDelay(Rollout rollout, List<TerminatingPod> terminating) {
    return rollout.status().paused() || rollout.status().refused() != null || !terminating.isEmpty()
        ? Optional.of(ofNone(rollout, terminating))
        : Optional.empty();
  }

  private static Diagnosis terminating(Rollout rollout, List<TerminatingPod> pods) {
    return Diagnosis.of(
        Cause.TIMEOUT,
        "Terminating",
        "deployment %s in %s does not get on, and %s"
            .formatted(
                rollout.name(), rollout.namespace(), pods.getFirst().words(rollout.namespace())),
        facts(pods).toList());
  }

  private static Diagnosis paused(Rollout rollout) {
    return Diagnosis.of(
        Cause.OTHER,
        "Paused",
        "deployment %s in %s is paused, so that the cluster makes no new pods; resume it (kubectl rollout resume) or take spec.paused out of its manifest"
            .formatted(rollout.name(), rollout.namespace()),
        List.of());
  }

  private record Words(Cause cause, String reason, String message, List<Fact> facts) {}

  private static Words words(Finding finding, PodView pod) {
    String reason = Objects.requireNonNullElse(pod.reason(), "");
    return switch (Ailment.of(pod)) {
      case NOT_PULLED -> notPulled(finding, reason);
      case NOT_MADE ->
          new Words(
              Cause.CONFIGURATION,
              reason,
              "it cannot be made: " + told(pod),
              List.of(new Fact("said", told(pod))));
      case CRASHES -> crashes(pod);
      case NOT_SCHEDULED -> notScheduled(finding, pod);
      case NOT_READY -> notReady(finding);
      case WAITS -> waits(finding, pod, reason);
    };
  }

  private static Words notPulled(Finding finding, String reason) {
    String image = finding.rollout().request().event().build().image();
    String said = Sayings.registry(finding);
    return new Words(
        Cause.IMAGE_PULL,
        reason,
        "the image " + image + " cannot be pulled: " + said,
        List.of(new Fact("image", image), new Fact("registry", said)));
  }

  private static Words crashes(PodView pod) {
    List<Fact> facts = new ArrayList<>();
    PodView.End end = pod.last();
    boolean tooBig = end != null && end.reason().equals("OOMKilled");
    String how = "";
    if (end != null) {
      facts.add(new Fact("exit code", Integer.toString(end.exitCode())));
      facts.add(new Fact("ended", end.reason()));
      how = " with exit code " + end.exitCode();
    }
    facts.add(new Fact("restarts", Integer.toString(pod.restarts())));
    if (tooBig && pod.memoryLimit() != null) {
      facts.add(new Fact("memory limit", pod.memoryLimit()));
    }
    String message =
        tooBig
            ? "it needs more memory than it may have%s; raise its limit or look for a leak"
                .formatted(pod.memoryLimit() == null ? "" : " (" + pod.memoryLimit() + ")")
            : "it ends again and again" + how + ", " + pod.restarts() + " restarts";
    return new Words(Cause.CRASH_LOOP, tooBig ? "OOMKilled" : "CrashLoopBackOff", message, facts);
  }

  private static Words notScheduled(Finding finding, PodView pod) {
    String missing = Sayings.missing(told(pod)) + claims(finding, pod);
    return new Words(
        Cause.UNSCHEDULABLE,
        "Unschedulable",
        "the pod fits on no node: " + missing,
        List.of(new Fact("missing", missing)));
  }

  /// Of volume claims, the scheduler names none.
  private static String claims(Finding finding, PodView pod) {
    if (pod.claims().isEmpty()
        || !told(pod).toLowerCase(Locale.ROOT).contains("persistentvolumeclaim")) {
      return "";
    }
    String said =
        finding.claims().isEmpty() ? "" : " (" + String.join("; ", finding.claims()) + ")";
    return "; its claims: " + String.join(", ", pod.claims()) + said;
  }

  private static Words notReady(Finding finding) {
    String late = "it runs but was not ready within " + timeout(finding.rollout());
    return Sayings.probe(finding.warnings())
        .map(probe ->
            new Words(
                Cause.UNREADY,
                "NotReady",
                late + "; its " + probe.which() + " probe: " + probe.answer(),
                List.of(new Fact("probe", probe.which()), new Fact("answer", probe.answer()))))
        .orElseGet(() -> new Words(Cause.UNREADY, "NotReady", late, List.of()));
  }

  private static Words waits(Finding finding, PodView pod, String reason) {
    String said =
        pod.message() == null && !finding.warnings().isEmpty()
            ? finding.warnings().getLast()
            : told(pod);
    return new Words(
        Cause.OTHER,
        reason.isEmpty() ? "NotReady" : reason,
        "it does not start within %s: %s".formatted(timeout(finding.rollout()), said),
        List.of(new Fact("said", said)));
  }

  /// There is no pod to blame: the cluster would not have one, or says nothing.
  private static Diagnosis ofNone(Rollout rollout, List<TerminatingPod> terminating) {
    Rollout.Refused refused = rollout.status().refused();
    if (rollout.status().paused()) {
      return paused(rollout);
    }
    if (refused == null && !terminating.isEmpty()) {
      return terminating(rollout, terminating);
    }
    if (refused == null) {
      return Diagnosis.of(
          Cause.TIMEOUT,
          "Timeout",
          "no pod became ready within %s; look at the events of deployment %s in %s"
              .formatted(timeout(rollout), rollout.name(), rollout.namespace()),
          List.of());
    }
    String doing = "create the pods of " + rollout.name() + " in " + rollout.namespace();
    return Refusals.of(doing, refused.said())
        .orElseGet(() ->
            Diagnosis.of(
                Cause.INVALID,
                refused.reason(),
                "the cluster refuses to " + doing + ": " + refused.said(),
                List.of(new Fact("said", refused.said()))));
  }

  static String told(PodView pod) {
    return Objects.requireNonNullElse(pod.message(), "the cluster says no more");
  }

  /// The time that the environment gives the rollout, for people.
  public static String timeout(Rollout rollout) {
    return DurationText.exact(rollout.request().event().to().timeout());
  }
}
