package dev.slipway.deployer.instance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A Deployment that Slipway made, as the cluster has it.
///
/// @param request what it was applied for last
/// @param appliedAt when that was
/// @param reported the sequence whose outcome has been reported, 0 where none was
/// @param version the Deployment's own (`resourceVersion`)
/// @param status how far its pods are
/// @param stand what it is beyond its request
/// @param own whether it is one of the project's own manifests, which the request may not have
public record Rollout(
    String namespace,
    String name,
    Request request,
    Instant appliedAt,
    long reported,
    String version,
    Status status,
    Stand stand,
    boolean own) {

  /// One that is just what its request says.
  public Rollout(
      String namespace,
      String name,
      Request request,
      Instant appliedAt,
      long reported,
      String version,
      Status status) {
    this(namespace, name, request, appliedAt, reported, version, status, Stand.PLAIN, false);
  }

  /// As it was applied.
  public Placed placed() {
    return new Placed(request, name, stand);
  }

  /// Whether its request still says what was applied.
  public boolean isKnown() {
    return !own || placed().isOwn();
  }

  /// Whether its outcome is still to be told.
  public boolean open() {
    return reported < request.event().sequence();
  }

  /// Which Deployment it is.
  public String key() {
    return namespace + "/" + name;
  }

  /// The numbers of a Deployment's status.
  ///
  /// @param seen whether they are about the Deployment as it is now (`observedGeneration`)
  /// @param total pods of all versions
  /// @param deadlineExceeded whether the cluster has given up (`ProgressDeadlineExceeded`)
  /// @param refused why it would not have the pods, null where it would (`ReplicaFailure`)
  /// @param paused whether somebody has paused it, so that the cluster makes no new pods
  public record Status(
      boolean seen,
      int desired,
      int updated,
      int ready,
      int available,
      int total,
      boolean deadlineExceeded,
      @Nullable Refused refused,
      boolean paused) {

    /// One that is not paused.
    public Status(
        boolean seen,
        int desired,
        int updated,
        int ready,
        int available,
        int total,
        boolean deadlineExceeded,
        @Nullable Refused refused) {
      this(seen, desired, updated, ready, available, total, deadlineExceeded, refused, false);
    }
  }

  /// The cluster would not have the pods.
  ///
  /// @param reason for example `FailedCreate`
  /// @param since when it began to refuse
  public record Refused(String reason, String said, Instant since) {}
}
