package dev.slipway.sandbox.cluster.rollout;

import dev.slipway.sandbox.cluster.object.Kind;
import dev.slipway.sandbox.cluster.object.ObjectStore;
import dev.slipway.sandbox.cluster.object.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The place of an object among those of its kind.
record Place(String namespace, String name) {

  static Place of(JsonNode object) {
    return new Place(Objects.namespace(object), Objects.name(object));
  }

  /// The object of a kind that an object belongs to first.
  static Optional<Place> owner(JsonNode object, Kind kind) {
    return object
        .path("metadata")
        .path("ownerReferences")
        .valueStream()
        .filter(owner -> owner.path("kind").asString("").equals(kind.kind()))
        .map(owner -> new Place(Objects.namespace(object), owner.path("name").asString("")))
        .findFirst();
  }

  /// A copy of the object of a kind at this place; empty where there is none.
  Optional<ObjectNode> in(ObjectStore store, Kind kind) {
    return store.get(kind, namespace, name);
  }
}
