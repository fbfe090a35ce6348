package dev.slipway.deployer.kubernetes.evidence;

import dev.slipway.deployer.diagnosis.Digests;
import dev.slipway.deployer.diagnosis.PodView;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimVolumeSource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A pod's containers as a diagnosis sees them.
final class PodViews {

  private PodViews() {}

  /// Init containers first: the others wait for them. One that has done its work is left out.
  static Stream<PodView> of(Pod pod) {
    Instant since = Instant.parse(pod.getMetadata().getCreationTimestamp());
    PodStatus status = Objects.requireNonNullElseGet(pod.getStatus(), PodStatus::new);
    if (status.getContainerStatuses().isEmpty() && status.getInitContainerStatuses().isEmpty()) {
      return Stream.of(unscheduled(pod, status, since));
    }
    return Stream.concat(
        status.getInitContainerStatuses().stream()
            .filter(container -> !hasDone(container))
            .map(container -> view(pod, since, container, true)),
        status.getContainerStatuses().stream()
            .map(container -> view(pod, since, container, false)));
  }

  private static boolean hasDone(ContainerStatus container) {
    ContainerStateTerminated ended =
        container.getState() == null ? null : container.getState().getTerminated();
    return ended != null && Integer.valueOf(0).equals(ended.getExitCode());
  }

  private static PodView view(Pod pod, Instant since, ContainerStatus status, boolean init) {
    ContainerState state = status.getState();
    boolean waiting = state != null && state.getWaiting() != null;
    return new PodView(
        pod.getMetadata().getName(),
        status.getName(),
        since,
        init,
        Boolean.TRUE.equals(status.getReady()),
        state != null && state.getRunning() != null,
        waiting ? state.getWaiting().getReason() : null,
        waiting ? state.getWaiting().getMessage() : null,
        status.getRestartCount() == null ? 0 : status.getRestartCount(),
        end(status),
        memoryLimit(pod, status.getName()),
        List.of(),
        image(pod, status.getName()),
        Digests.in(status.getImageID()));
  }

  private static @Nullable String image(Pod pod, String container) {
    return pod.getSpec().getContainers().stream()
        .filter(c -> c.getName().equals(container))
        .map(Container::getImage)
        .findFirst()
        .orElse(null);
  }

  private static PodView.@Nullable End end(ContainerStatus status) {
    ContainerStateTerminated now =
        status.getState() == null ? null : status.getState().getTerminated();
    ContainerStateTerminated last =
        status.getLastState() == null ? null : status.getLastState().getTerminated();
    ContainerStateTerminated ended = now == null ? last : now;
    return ended == null || ended.getExitCode() == null
        ? null
        : new PodView.End(
            ended.getExitCode(), Objects.requireNonNullElse(ended.getReason(), "Error"));
  }

  private static @Nullable String memoryLimit(Pod pod, String container) {
    return Stream.concat(
            pod.getSpec().getContainers().stream(), pod.getSpec().getInitContainers().stream())
        .filter(c -> c.getName().equals(container))
        .map(Container::getResources)
        .filter(resources -> resources != null && resources.getLimits() != null)
        .map(resources -> resources.getLimits().get("memory"))
        .filter(Objects::nonNull)
        .map(Quantity::toString)
        .findFirst()
        .orElse(null);
  }

  private static PodView unscheduled(Pod pod, PodStatus status, Instant since) {
    List<Container> containers = pod.getSpec().getContainers();
    PodCondition condition =
        status.getConditions().stream()
            .filter(c -> "PodScheduled".equals(c.getType()) && "False".equals(c.getStatus()))
            .findFirst()
            .orElse(null);
    return new PodView(
        pod.getMetadata().getName(),
        containers.getFirst().getName(),
        since,
        false,
        false,
        false,
        condition == null ? null : condition.getReason(),
        condition == null ? null : condition.getMessage(),
        0,
        null,
        null,
        claims(pod));
  }

  private static List<String> claims(Pod pod) {
    return pod.getSpec().getVolumes().stream()
        .map(Volume::getPersistentVolumeClaim)
        .filter(Objects::nonNull)
        .map(PersistentVolumeClaimVolumeSource::getClaimName)
        .toList();
  }
}
