package dev.slipway.sandbox.cluster.rollout;

import dev.slipway.sandbox.cluster.object.Kind;
import dev.slipway.sandbox.cluster.object.ObjectStore;
import dev.slipway.sandbox.cluster.object.Objects;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A deployment's status, as its controller writes it.
final class DeploymentStatus {

  private DeploymentStatus() {}

  /// @return whether it is complete, so that time alone changes nothing any more
  static boolean write(
      ObjectStore store,
      ObjectNode deployment,
      ObjectNode current,
      List<ObjectNode> pods,
      Instant now) {
    int desired = deployment.at("/spec/replicas").asInt(1);
    long updated = pods.stream().filter(pod -> Objects.ownedBy(pod, Objects.uid(current))).count();
    long ready = pods.stream().filter(DeploymentController::isReady).count();
    long updatedReady =
        pods.stream()
            .filter(pod -> Objects.ownedBy(pod, Objects.uid(current)))
            .filter(DeploymentController::isReady)
            .count();
    boolean complete = updatedReady >= desired && pods.size() == desired;
    ObjectNode old = Objects.object(deployment, "status").deepCopy();
    ObjectNode status = Objects.object();
    status.put("observedGeneration", deployment.at("/metadata/generation").asLong(1));
    count(status, "replicas", pods.size());
    count(status, "updatedReplicas", updated);
    count(status, "readyReplicas", ready);
    count(status, "availableReplicas", ready);
    count(status, "unavailableReplicas", Math.max(0, desired - ready));
    ArrayNode conditions = status.putArray("conditions");
    boolean available = ready >= desired - desired / 4;
    condition(
        conditions,
        old,
        "Available",
        available,
        available ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable",
        now);
    boolean stuck = !complete && stuck(deployment, current, now);
    condition(conditions, old, "Progressing", !stuck, reason(complete, stuck), now);
    deployment.set("status", status);
    ObjectNode metadata = Objects.object(deployment, "metadata");
    Objects.object(metadata, "annotations")
        .set(
            "deployment.kubernetes.io/revision",
            current.at("/metadata/annotations/deployment.kubernetes.io~1revision"));
    store.update(Kind.DEPLOYMENT, deployment);
    return complete;
  }

  private static String reason(boolean complete, boolean stuck) {
    if (complete) {
      return "NewReplicaSetAvailable";
    }
    return stuck ? "ProgressDeadlineExceeded" : "ReplicaSetUpdated";
  }

  private static boolean stuck(ObjectNode deployment, ObjectNode current, Instant now) {
    Instant since = Instant.parse(current.at("/metadata/creationTimestamp").asString());
    long deadline = deployment.at("/spec/progressDeadlineSeconds").asLong(600);
    return Duration.between(since, now).toSeconds() > deadline;
  }

  /// Zero is left out, as by the real controller.
  private static void count(ObjectNode status, String field, long value) {
    if (value > 0) {
      status.put(field, value);
    }
  }

  private static void condition(
      ArrayNode conditions, JsonNode old, String type, boolean value, String reason, Instant now) {
    String since = now.toString();
    for (JsonNode before : old.path("conditions")) {
      if (before.path("type").asString("").equals(type)
          && before.path("reason").asString("").equals(reason)) {
        since = before.path("lastTransitionTime").asString(since);
      }
    }
    conditions
        .addObject()
        .put("type", type)
        .put("status", value ? "True" : "False")
        .put("reason", reason)
        .put("message", reason)
        .put("lastUpdateTime", since)
        .put("lastTransitionTime", since);
  }
}
