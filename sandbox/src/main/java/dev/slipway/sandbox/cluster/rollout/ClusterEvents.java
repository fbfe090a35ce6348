package dev.slipway.sandbox.cluster.rollout;

import dev.slipway.sandbox.cluster.object.Kind;
import dev.slipway.sandbox.cluster.object.ObjectStore;
import dev.slipway.sandbox.cluster.object.Objects;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The `Event` objects that tell what happened to others.
final class ClusterEvents {

  private ClusterEvents() {}

  /// What a pod's change of state makes a kubelet say.
  static void onPod(ObjectStore store, JsonNode before, ObjectNode after, Instant now) {
    String was = reason(before);
    String is = reason(after);
    String image = after.at("/spec/containers/0/image").asString("");
    if (!is.equals(was)) {
      switch (is) {
        case "ErrImagePull" -> notPulled(store, after, image, now);
        case "ImagePullBackOff" -> {
          if (!was.equals("ErrImagePull")) {
            // The controller was late and saw the pod only after both.
            notPulled(store, after, image, now);
          }
          String waits = "Back-off pulling image \"" + image + "\"";
          write(store, after, "Warning", "BackOff", waits, now);
        }
        case "CrashLoopBackOff" ->
            write(store, after, "Warning", "BackOff", "Back-off restarting failed container", now);
        case "" -> {
          write(store, after, "Normal", "Started", "Started container", now);
          if (ImageFate.of(image) == ImageFate.NEVER_READY) {
            write(
                store,
                after,
                "Warning",
                "Unhealthy",
                "Readiness probe failed: HTTP probe failed with statuscode: 503",
                now);
          }
        }
        default -> {}
      }
    }
  }

  private static void notPulled(ObjectStore store, JsonNode pod, String image, Instant now) {
    String why = "Failed to pull image \"" + image + "\": " + PodLife.notFound(image);
    write(store, pod, "Warning", "Failed", why, now);
  }

  static void write(
      ObjectStore store, JsonNode about, String type, String reason, String message, Instant now) {
    String name = Objects.name(about) + "." + Long.toHexString(System.nanoTime());
    ObjectNode event = Objects.of(Kind.EVENT, Objects.namespace(about), name);
    event
        .putObject("involvedObject")
        .put("apiVersion", about.path("apiVersion").asString(""))
        .put("kind", about.path("kind").asString(""))
        .put("name", Objects.name(about))
        .put("namespace", Objects.namespace(about))
        .put("uid", Objects.uid(about));
    String at = now.truncatedTo(ChronoUnit.SECONDS).toString();
    event.put("type", type).put("reason", reason).put("message", message).put("count", 1);
    event.put("firstTimestamp", at).put("lastTimestamp", at);
    event.putObject("source").put("component", "sandbox");
    store.create(Kind.EVENT, event);
  }

  private static String reason(JsonNode pod) {
    return pod.at("/status/containerStatuses/0/state/waiting/reason").asString("");
  }
}
