package dev.slipway.sandbox.cluster.rollout;

import dev.slipway.sandbox.cluster.object.Objects;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A pod's status by its age: pure, so that a pod is where it should be after any pause.
final class PodLife {

  /// The stage after which no pod changes by itself, whatever becomes of it: it has crashed as often as is counted.
  private static final long LAST = 11;

  private PodLife() {}

  /// @param step how long each stage takes
  static ObjectNode status(JsonNode pod, Instant since, Instant now, Duration step) {
    long stage = stage(since, now, step);
    ObjectNode status = Objects.object();
    JsonNode container = pod.at("/spec/containers/0");
    String image = container.path("image").asString("");
    ImageFate fate = ImageFate.of(image);
    boolean running = stage >= 1 && (fate == ImageFate.SERVES || fate == ImageFate.NEVER_READY);
    boolean ready = stage >= 2 && fate == ImageFate.SERVES;
    status.put("phase", running ? "Running" : "Pending");
    ArrayNode conditions = status.putArray("conditions");
    conditions.addObject().put("type", "PodScheduled").put("status", "True");
    conditions.addObject().put("type", "Ready").put("status", ready ? "True" : "False");
    status.put("podIP", "10.244.0.1").put("startTime", since.toString());
    ObjectNode state = status.putArray("containerStatuses").addObject();
    state.put("name", container.path("name").asString("")).put("image", image);
    state.put("ready", ready).put("started", running).put("restartCount", restarts(fate, stage));
    state.put("imageID", running ? imageId(image) : "");
    if (running) {
      state.putObject("state").putObject("running").put("startedAt", since.toString());
    } else {
      waiting(state, fate, stage, image);
    }
    return status;
  }

  /// Whether the status stays as it is from now on.
  static boolean isAtRest(Instant since, Instant now, Duration step) {
    return step.isZero() || stage(since, now, step) >= LAST;
  }

  private static long stage(Instant since, Instant now, Duration step) {
    return step.isZero()
        ? 9
        : Duration.between(since, now).toMillis() / Math.max(1, step.toMillis());
  }

  /// The digest that the image is asked for by, else one that every image of this name has.
  private static String imageId(String image) {
    int at = image.indexOf('@');
    String name = at < 0 ? image : image.substring(0, at);
    int tag = name.indexOf(':', name.lastIndexOf('/') + 1);
    String repository = tag < 0 ? name : name.substring(0, tag);
    return repository + (at < 0 ? "@sha256:" + hash(name) : image.substring(at));
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static int restarts(ImageFate fate, long stage) {
    return fate == ImageFate.CRASHES ? Math.clamp(stage - 1, 0, 10) : 0;
  }

  private static void waiting(ObjectNode state, ImageFate fate, long stage, String image) {
    ObjectNode waiting = state.putObject("state").putObject("waiting");
    if (stage < 1) {
      waiting.put("reason", "ContainerCreating");
    } else if (fate == ImageFate.NOT_PULLED && stage < 2) {
      waiting.put("reason", "ErrImagePull").put("message", notFound(image));
    } else if (fate == ImageFate.NOT_PULLED) {
      waiting.put("reason", "ImagePullBackOff");
      waiting.put("message", "Back-off pulling image \"" + image + "\": " + notFound(image));
    } else {
      waiting.put("reason", "CrashLoopBackOff");
      waiting.put("message", "back-off 10s restarting failed container");
      state
          .putObject("lastState")
          .putObject("terminated")
          .put("exitCode", 1)
          .put("reason", "Error");
    }
  }

  static String notFound(String image) {
    return "failed to pull and unpack image \"" + image + "\": not found";
  }
}
