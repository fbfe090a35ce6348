package dev.slipway.deployer.diagnosis;

import java.util.Set;

/// The trouble of a container.
public enum Ailment {
  NOT_PULLED,
  /// The runtime cannot make it of what its pod says.
  NOT_MADE,
  CRASHES,
  NOT_SCHEDULED,
  /// It runs, and its probe says no.
  NOT_READY,
  /// For something that is not told, such as a volume.
  WAITS;

  private static final Set<String> IMAGE =
      Set.of(
          "ErrImagePull",
          "ImagePullBackOff",
          "InvalidImageName",
          "ErrImageNeverPull",
          "ImageInspectError",
          "RegistryUnavailable");

  private static final Set<String> RUNTIME =
      Set.of("CreateContainerConfigError", "CreateContainerError", "RunContainerError");

  private static final String CRASHING = "CrashLoopBackOff";
  private static final int CRASHES_COUNTED = 2;

  /// The one that says most of why the container is not ready.
  ///
  /// @param pod one that is not ready
  public static Ailment of(PodView pod) {
    String reason = pod.reason() == null ? "" : pod.reason();
    if (IMAGE.contains(reason)) {
      return NOT_PULLED;
    }
    if (RUNTIME.contains(reason)) {
      return NOT_MADE;
    }
    // Between two crashes it may run, or wait to be created, for a moment.
    if (reason.equals(CRASHING) || (pod.last() != null && !pod.ready())) {
      return CRASHES;
    }
    if (reason.equals("Unschedulable") || reason.equals("SchedulerError")) {
      return NOT_SCHEDULED;
    }
    return pod.running() ? NOT_READY : WAITS;
  }

  /// Whether it is one that seldom passes by itself. A single crash at the start may be a race with a
  /// dependency.
  public static boolean isStuck(PodView pod) {
    return switch (of(pod)) {
      case NOT_PULLED, NOT_MADE -> true;
      case CRASHES -> CRASHING.equals(pod.reason()) && pod.restarts() >= CRASHES_COUNTED;
      case NOT_SCHEDULED, NOT_READY, WAITS -> false;
    };
  }

  /// True if its pod has not begun, so that pods that do not go may be in its way: on its node, or with its volume.
  boolean mayWaitForOthers() {
    return this == NOT_SCHEDULED || this == WAITS;
  }

  /// How much it says of why a rollout does not end, the most telling first.
  public int rank() {
    return switch (this) {
      case NOT_PULLED, NOT_MADE, CRASHES, NOT_SCHEDULED -> 0;
      case NOT_READY -> 1;
      case WAITS -> 2;
    };
  }
}
