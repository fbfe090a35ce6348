package dev.slipway.sandbox.cluster.object;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// JSON Patch (RFC 6902: add, replace, remove, test), JSON Merge Patch (RFC 7386), and of strategic merge
/// patches what merges keyed lists.
final class Patches {

  private Patches() {}

  static void merge(ObjectNode live, JsonNode patch, boolean strategic) {
    patch
        .properties()
        .forEach(field -> {
          JsonNode value = field.getValue();
          JsonNode old = live.path(field.getKey());
          if (value.isNull()) {
            live.remove(field.getKey());
          } else if (value.isObject()) {
            merge(Objects.object(live, field.getKey()), value, strategic);
          } else if (strategic && value.isArray() && old.isArray()) {
            ObjectNode wrapped = Objects.object();
            wrapped.set(field.getKey(), value);
            Fields.merge(live, wrapped);
          } else {
            live.set(field.getKey(), value.deepCopy());
          }
        });
  }

  static void json(ObjectNode live, JsonNode operations) {
    for (JsonNode operation : operations) {
      String path = operation.path("path").asString("");
      int cut = path.lastIndexOf('/');
      if (cut < 0) {
        throw ApiException.badRequest("invalid path: " + path);
      }
      JsonNode parent = live.at(path.substring(0, cut));
      String last = path.substring(cut + 1).replace("~1", "/").replace("~0", "~");
      apply(operation, parent, last);
    }
  }

  private static void apply(JsonNode operation, JsonNode parent, String last) {
    String op = operation.path("op").asString("");
    JsonNode value = operation.path("value");
    if (!List.of("add", "replace", "remove", "test").contains(op)) {
      throw ApiException.badRequest("unsupported operation: " + op);
    }
    if (parent instanceof ObjectNode map) {
      if (op.equals("test") && !map.path(last).equals(value)) {
        throw new ApiException(422, "Invalid", "the test of " + last + " failed");
      }
      if (op.equals("remove")) {
        map.remove(last);
      } else if (!op.equals("test")) {
        map.set(last, value.deepCopy());
      }
    } else if (parent instanceof ArrayNode list) {
      int index = last.equals("-") ? list.size() : Integer.parseInt(last);
      if (op.equals("remove") || op.equals("replace")) {
        list.remove(index);
      }
      if (op.equals("add") || op.equals("replace")) {
        list.insert(index, value.deepCopy());
      }
    } else {
      throw new ApiException(422, "Invalid", "the path leads nowhere: " + last);
    }
  }
}
