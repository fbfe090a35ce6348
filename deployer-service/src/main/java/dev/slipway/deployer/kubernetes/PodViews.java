package dev.slipway.deployer.kubernetes;

import dev.slipway.deployer.rollout.PodView;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A pod's containers as a diagnosis sees them.
final class PodViews {

  private PodViews() {}

  static Stream<PodView> of(Pod pod) {
    Instant since = Instant.parse(pod.getMetadata().getCreationTimestamp());
    List<ContainerStatus> statuses =
        pod.getStatus() == null ? List.of() : pod.getStatus().getContainerStatuses();
    if (statuses.isEmpty()) {
      return Stream.of(unscheduled(pod, since));
    }
    return statuses.stream().map(status -> view(pod, since, status));
  }

  private static PodView view(Pod pod, Instant since, ContainerStatus status) {
    ContainerState state = status.getState();
    boolean waiting = state != null && state.getWaiting() != null;
    return new PodView(
        pod.getMetadata().getName(),
        status.getName(),
        since,
        Boolean.TRUE.equals(status.getReady()),
        state != null && state.getRunning() != null,
        waiting ? state.getWaiting().getReason() : null,
        waiting ? state.getWaiting().getMessage() : null,
        status.getRestartCount() == null ? 0 : status.getRestartCount(),
        exitCode(status));
  }

  private static @Nullable Integer exitCode(ContainerStatus status) {
    ContainerStateTerminated now =
        status.getState() == null ? null : status.getState().getTerminated();
    ContainerStateTerminated last =
        status.getLastState() == null ? null : status.getLastState().getTerminated();
    ContainerStateTerminated ended = now == null ? last : now;
    return ended == null ? null : ended.getExitCode();
  }

  private static PodView unscheduled(Pod pod, Instant since) {
    PodCondition condition =
        pod.getStatus() == null
            ? null
            : pod.getStatus().getConditions().stream()
                .filter(c -> "PodScheduled".equals(c.getType()) && "False".equals(c.getStatus()))
                .findFirst()
                .orElse(null);
    String container = pod.getSpec().getContainers().getFirst().getName();
    return new PodView(
        pod.getMetadata().getName(),
        container,
        since,
        false,
        false,
        condition == null ? null : condition.getReason(),
        condition == null ? null : condition.getMessage(),
        0,
        null);
  }
}
