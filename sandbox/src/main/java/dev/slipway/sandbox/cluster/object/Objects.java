package dev.slipway.sandbox.cluster.object;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Reading and making objects.
public final class Objects {

  private Objects() {}

  /// An empty object.
  public static ObjectNode object() {
    return JsonMapper.shared().createObjectNode();
  }

  /// The object in the field, which is made where there is none.
  public static ObjectNode object(JsonNode parent, String field) {
    JsonNode found = parent.path(field);
    return found instanceof ObjectNode object ? object : ((ObjectNode) parent).putObject(field);
  }

  /// From the metadata.
  public static String name(JsonNode object) {
    return object.path("metadata").path("name").asString("");
  }

  /// From the metadata, empty for an object of the cluster.
  public static String namespace(JsonNode object) {
    return object.path("metadata").path("namespace").asString("");
  }

  /// From the metadata.
  public static String uid(JsonNode object) {
    return object.path("metadata").path("uid").asString("");
  }

  /// An object with its kind, namespace and name alone.
  public static ObjectNode of(Kind kind, String namespace, String name) {
    ObjectNode object = object().put("apiVersion", kind.apiVersion()).put("kind", kind.kind());
    ObjectNode metadata = object.putObject("metadata").put("name", name);
    if (!namespace.isEmpty()) {
      metadata.put("namespace", namespace);
    }
    return object;
  }

  /// Whether the object belongs to an owner, by the owner's uid.
  public static boolean ownedBy(JsonNode object, String uid) {
    return owners(object).contains(uid);
  }

  /// The uids of those that the object belongs to.
  public static List<String> owners(JsonNode object) {
    return object
        .path("metadata")
        .path("ownerReferences")
        .valueStream()
        .map(owner -> owner.path("uid").asString(""))
        .toList();
  }
}
