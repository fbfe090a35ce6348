package dev.slipway.deployer.rollout;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One container of a pod, as much as a diagnosis needs.
///
/// @param since when the pod was created
/// @param reason why the container waits or the pod is not scheduled, null where neither
/// @param message the cluster's words about it
/// @param exitCode of the container's last end, null where it has not ended
public record PodView(
    String pod,
    String container,
    Instant since,
    boolean ready,
    boolean running,
    @Nullable String reason,
    @Nullable String message,
    int restarts,
    @Nullable Integer exitCode) {}
