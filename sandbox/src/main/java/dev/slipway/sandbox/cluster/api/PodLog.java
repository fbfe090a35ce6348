package dev.slipway.sandbox.cluster.api;

import dev.slipway.sandbox.cluster.rollout.ImageFate;
import tools.jackson.databind.JsonNode;

/// The log of a pod that runs nothing.
final class PodLog {

  private PodLog() {}

  static String of(JsonNode pod) {
    String image = pod.at("/spec/containers/0/image").asString("");
    return switch (ImageFate.of(image)) {
      case CRASHES -> "starting " + image + "\nfatal: cannot read its configuration\n";
      case NOT_PULLED -> "";
      case NEVER_READY -> "starting " + image + "\nwaiting for a dependency\n";
      case SERVES -> "starting " + image + "\nlistening\n";
    };
  }
}
