package dev.slipway.view.history;

import dev.slipway.contract.deployment.Drift;
import dev.slipway.contract.deployment.Removal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Words the facts of an environment's instance. Each is about the release that its line names.
public final class InstanceText {

  private InstanceText() {}

  /// The history begins with the instance as it stands.
  ///
  /// @param live the release whose build is live, null if nothing is
  /// @param waiting the number of releases in the queue
  public static String adopted(long sequence, @Nullable String live, int waiting) {
    return "the history begins here, after request "
        + sequence
        + (live == null ? "" : ", with " + live + " live")
        + (waiting == 0 ? "" : ", " + waiting + " waiting");
  }

  /// The release joins the queue.
  public static String queued() {
    return "waits for its turn";
  }

  /// The release leaves the queue.
  public static String left() {
    return "waits no more";
  }

  /// The release has the instance to itself.
  public static String granted(long sequence) {
    return "it is its turn, request " + sequence;
  }

  /// A phase of the deployment has ended.
  public static String held() {
    return "a phase has ended, the next one follows";
  }

  /// The phases of the deployment are undone.
  public static String aborting(long sequence) {
    return "what its phases brought is taken away, request " + sequence;
  }

  /// The queue is empty, and the holder is done.
  public static String freed() {
    return "is done, and nobody waits";
  }

  /// The release's version serves.
  ///
  /// @param rolledBackTo the release that first brought the build, null if this one did
  public static String live(long sequence, @Nullable String rolledBackTo) {
    return "is live, request "
        + sequence
        + (rolledBackTo == null ? "" : ", with the build of " + rolledBackTo);
  }

  /// A deployment has failed after what is live had served.
  public static String overwritten() {
    return "has failed in the place of what is live";
  }

  /// The lifetime of the instance.
  ///
  /// @param leaving the reason to remove it, null if there is none
  /// @param until null for as long as its branch or tag is there, or at once if it is leaving
  public static String stays(Removal.@Nullable Why leaving, @Nullable Instant until) {
    String end = until == null ? "" : " at " + until;
    if (leaving != null) {
      return "is to be removed (" + HistoryLine.word(leaving) + ")" + end;
    }
    return until == null ? "stays as long as its branch or tag" : "stays until " + until;
  }

  /// The removal of the instance begins.
  public static String removing(long sequence) {
    return "is removed, request " + sequence;
  }

  /// Somebody else has changed what is live.
  public static String drifted(Drift drift) {
    return DeploymentHistory.drift(drift);
  }

  /// What is live is right again.
  public static String driftEnded() {
    return DeploymentHistory.DRIFT_ENDED;
  }

  /// The instance is gone.
  public static String emptied() {
    return "nothing is left of it";
  }
}
