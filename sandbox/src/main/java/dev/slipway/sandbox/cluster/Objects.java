package dev.slipway.sandbox.cluster;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reading and making objects.
final class Objects {

  private Objects() {}

  static ObjectNode object() {
    return JsonMapper.shared().createObjectNode();
  }

  static ObjectNode object(JsonNode parent, String field) {
    JsonNode found = parent.path(field);
    return found instanceof ObjectNode object ? object : ((ObjectNode) parent).putObject(field);
  }

  static String name(JsonNode object) {
    return object.path("metadata").path("name").asString("");
  }

  static String namespace(JsonNode object) {
    return object.path("metadata").path("namespace").asString("");
  }

  static String uid(JsonNode object) {
    return object.path("metadata").path("uid").asString("");
  }

  static ObjectNode of(Kind kind, String namespace, String name) {
    ObjectNode object = object().put("apiVersion", kind.apiVersion()).put("kind", kind.kind());
    ObjectNode metadata = object.putObject("metadata").put("name", name);
    if (!namespace.isEmpty()) {
      metadata.put("namespace", namespace);
    }
    return object;
  }

  /// Whether the object belongs to an owner, by the owner's uid.
  static boolean ownedBy(JsonNode object, String uid) {
    return owners(object).contains(uid);
  }

  /// The uids of those that the object belongs to.
  static List<String> owners(JsonNode object) {
    return object
        .path("metadata")
        .path("ownerReferences")
        .valueStream()
        .map(owner -> owner.path("uid").asString(""))
        .toList();
  }
}
