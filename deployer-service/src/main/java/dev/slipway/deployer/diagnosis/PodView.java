package dev.slipway.deployer.diagnosis;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One container of a pod, as much as a diagnosis needs.
///
/// @param since since when it has been as it is, as far as is known
/// @param init whether it runs before the others
/// @param reason why the container waits or the pod is not scheduled, null where neither
/// @param message the cluster's words about it
/// @param last how the container ended last, null where it has not
/// @param memoryLimit as its pod has it, for example `256Mi`, null where there is none
/// @param claims the names of the volume claims that its pod waits for
/// @param image as the pod asks for it, null if no container is there yet
/// @param digest of the image that runs, null if that is not known
public record PodView(
    String pod,
    String container,
    Instant since,
    boolean init,
    boolean ready,
    boolean running,
    @Nullable String reason,
    @Nullable String message,
    int restarts,
    @Nullable End last,
    @Nullable String memoryLimit,
    List<String> claims,
    @Nullable String image,
    @Nullable String digest) {

  public PodView {
    claims = List.copyOf(claims);
  }

  /// One of whose image nothing is known.
  public PodView(
      String pod,
      String container,
      Instant since,
      boolean init,
      boolean ready,
      boolean running,
      @Nullable String reason,
      @Nullable String message,
      int restarts,
      @Nullable End last,
      @Nullable String memoryLimit,
      List<String> claims) {
    this(
        pod,
        container,
        since,
        init,
        ready,
        running,
        reason,
        message,
        restarts,
        last,
        memoryLimit,
        claims,
        null,
        null);
  }

  /// One whose pod names no volume claims.
  public PodView(
      String pod,
      String container,
      Instant since,
      boolean init,
      boolean ready,
      boolean running,
      @Nullable String reason,
      @Nullable String message,
      int restarts,
      @Nullable End last,
      @Nullable String memoryLimit) {
    this(
        pod,
        container,
        since,
        init,
        ready,
        running,
        reason,
        message,
        restarts,
        last,
        memoryLimit,
        List.of());
  }

  PodView since(Instant when) {
    return new PodView(
        pod,
        container,
        when,
        init,
        ready,
        running,
        reason,
        message,
        restarts,
        last,
        memoryLimit,
        claims,
        image,
        digest);
  }

  /// The end of a container.
  ///
  /// @param reason for example `Error` or `OOMKilled`
  public record End(int exitCode, String reason) {}
}
