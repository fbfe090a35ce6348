package dev.slipway.deployer.kubernetes;

import dev.slipway.deployer.cluster.Cluster.Existing;
import dev.slipway.deployer.instance.InstanceObjects;
import dev.slipway.deployer.instance.Keys;
import dev.slipway.deployer.instance.Request;
import dev.slipway.deployer.instance.Rollout;
import dev.slipway.deployer.instance.Stand;
import dev.slipway.deployer.manifest.KeptManifests;
import dev.slipway.messaging.EventJson;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what Slipway wrote on a Deployment.
public final class Rollouts {

  private Rollouts() {}

  /// Empty for a Deployment whose annotations somebody has damaged.
  public static Optional<Rollout> of(Deployment deployment) {
    Map<String, String> annotations = annotations(deployment);
    String request = annotations.get(Keys.REQUEST);
    if (request == null) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(EventJson.mapper().readValue(request, Request.class))
          .map(read -> rollout(deployment, annotations, read));
    } catch (RuntimeException | StackOverflowError e) {
      // Anybody may write anything there, and all rollouts are read by one thread.
      return Optional.empty();
    }
  }

  private static Rollout rollout(
      Deployment deployment, Map<String, String> annotations, Request request) {
    Instant appliedAt = Instant.parse(annotations.getOrDefault(Keys.APPLIED_AT, ""));
    return new Rollout(
        deployment.getMetadata().getNamespace(),
        deployment.getMetadata().getName(),
        whole(deployment, request),
        appliedAt,
        number(annotations.get(Keys.REPORTED)),
        Objects.requireNonNullElse(deployment.getMetadata().getResourceVersion(), ""),
        status(deployment, appliedAt),
        stand(annotations),
        annotations.containsKey(Keys.OWN_MANIFESTS));
  }

  /// With the project's own manifests, where they are remembered.
  private static Request whole(Deployment deployment, Request request) {
    Map<String, String> annotations = annotations(deployment);
    String manifests = annotations.get(Keys.MANIFESTS);
    return manifests == null || !annotations.containsKey(Keys.OWN_MANIFESTS)
        ? request
        : KeptManifests.putBack(request, manifests, deployment.getMetadata().getName())
            .orElse(request);
  }

  /// Whether its outcome may still be to be told, for far less work than reading all of it.
  public static boolean mayBeOpen(Deployment deployment) {
    long sequence = sequence(deployment);
    return sequence == 0 || number(annotations(deployment).get(Keys.REPORTED)) < sequence;
  }

  /// Of the request that the Deployment was applied for last, 0 where there was none.
  public static long sequence(Deployment deployment) {
    return number(annotations(deployment).get(Keys.SEQUENCE));
  }

  private static Stand stand(Map<String, String> annotations) {
    String stand = annotations.get(Keys.STAND);
    return stand == null
        ? Stand.PLAIN
        : Objects.requireNonNull(EventJson.mapper().readValue(stand, Stand.class), "stand");
  }

  /// Empty for a Deployment of another slot.
  static Optional<InstanceObjects.Standing> standing(Deployment deployment, String slot) {
    return slot.equals(annotations(deployment).get(Keys.SLOT))
        ? of(deployment)
            .map(rollout ->
                new InstanceObjects.Standing(
                    rollout.placed(),
                    count(deployment.getSpec().getReplicas()),
                    ownsReplicas(deployment)))
        : Optional.empty();
  }

  /// Whether Slipway's apply says how many pods there are, and nobody else does.
  private static boolean ownsReplicas(Deployment deployment) {
    List<String> owners =
        deployment.getMetadata().getManagedFields().stream()
            .filter(Rollouts::saysReplicas)
            .map(ManagedFieldsEntry::getManager)
            .distinct()
            .toList();
    return owners.equals(List.of(Keys.SLIPWAY));
  }

  private static boolean saysReplicas(ManagedFieldsEntry entry) {
    return entry.getFieldsV1() != null
        && entry.getFieldsV1().getAdditionalProperties().get("f:spec") instanceof Map<?, ?> spec
        && spec.containsKey("f:replicas");
  }

  /// Whose the Deployment is and what it was applied for last; null fields if Slipway did not make it.
  public static Existing existing(Deployment deployment) {
    Map<String, String> labels =
        Objects.requireNonNullElse(deployment.getMetadata().getLabels(), Map.of());
    Map<String, String> annotations = annotations(deployment);
    return new Existing(
        labels.get(Keys.PROJECT),
        annotations.get(Keys.SLOT),
        sequence(deployment),
        deployment.getMetadata().getResourceVersion(),
        annotations.containsKey(Keys.REQUEST) && of(deployment).isEmpty(),
        !mayBeOpen(deployment));
  }

  private static Rollout.Status status(Deployment deployment, Instant appliedAt) {
    DeploymentStatus status =
        Objects.requireNonNullElseGet(deployment.getStatus(), DeploymentStatus::new);
    Long observed = status.getObservedGeneration();
    return new Rollout.Status(
        observed != null && observed >= deployment.getMetadata().getGeneration(),
        count(deployment.getSpec().getReplicas()),
        count(status.getUpdatedReplicas()),
        count(status.getReadyReplicas()),
        count(status.getAvailableReplicas()),
        count(status.getReplicas()),
        status.getConditions().stream()
            .anyMatch(c ->
                "Progressing".equals(c.getType())
                    && "ProgressDeadlineExceeded".equals(c.getReason())),
        status.getConditions().stream()
            .filter(c -> "ReplicaFailure".equals(c.getType()) && "True".equals(c.getStatus()))
            .findFirst()
            .map(condition -> refused(condition, appliedAt))
            .orElse(null),
        Boolean.TRUE.equals(deployment.getSpec().getPaused()));
  }

  /// A condition may come without a time: it has lasted since the Deployment was applied at most.
  private static Rollout.Refused refused(DeploymentCondition condition, Instant appliedAt) {
    String since = condition.getLastTransitionTime();
    return new Rollout.Refused(
        Objects.requireNonNullElse(condition.getReason(), "FailedCreate"),
        Objects.requireNonNullElse(condition.getMessage(), ""),
        since == null ? appliedAt : Instant.parse(since));
  }

  private static Map<String, String> annotations(Deployment deployment) {
    return Objects.requireNonNullElse(deployment.getMetadata().getAnnotations(), Map.of());
  }

  private static int count(@Nullable Integer value) {
    return value == null ? 0 : value;
  }

  private static long number(@Nullable String value) {
    return value != null && value.matches("[0-9]{1,18}") ? Long.parseLong(value) : 0;
  }
}
