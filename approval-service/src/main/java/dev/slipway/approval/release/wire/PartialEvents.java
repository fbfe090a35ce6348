package dev.slipway.approval.release.wire;

import dev.slipway.contract.Event;
import dev.slipway.contract.deployer.DeployerEvent;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.messaging.EventJson;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads from an unreadable event the fields that name its release and whoever acted.
final class PartialEvents {

  /// The fields that are left out: answers of people, what a deployer found.
  private static final Set<String> DETAILS = Set.of("answers", "url", "share", "drift");

  private PartialEvents() {}

  /// Empty if not even that can be read. Never throws.
  static Optional<Event> read(Class<? extends Event> type, byte @Nullable [] json) {
    if (json == null) {
      return Optional.empty();
    }
    try {
      JsonNode tree = EventJson.mapper().readTree(json);
      if (!(tree instanceof ObjectNode object)) {
        return Optional.empty();
      }
      object.remove(DETAILS);
      if (DeployerEvent.class.isAssignableFrom(type)) {
        object.set("diagnosis", EventJson.mapper().valueToTree(Diagnosis.of("lost", "lost")));
      }
      return Optional.of(EventJson.mapper().treeToValue(object, type));
    } catch (RuntimeException | StackOverflowError _) {
      return Optional.empty();
    }
  }
}
