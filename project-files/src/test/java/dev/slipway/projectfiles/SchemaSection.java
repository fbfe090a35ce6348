package dev.slipway.projectfiles;

import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// An object of the schema that has keys of its own.
///
/// @param pointer in the schema, by which a definition is known that several keys refer to
/// @param path from the top of a project file, such as `environments.<name>.freeze`; empty for the top
/// @param place makes a whole project file of an example
record SchemaSection(String pointer, String path, JsonNode schema, UnaryOperator<JsonNode> place) {

  List<JsonNode> examples() {
    return schema.path("examples").valueStream().toList();
  }

  int depth() {
    return path.isEmpty() ? 0 : path.split("[.\\[]", -1).length;
  }

  /// Its only or first required key tells a form from the others at the same path.
  String heading() {
    if (path.isEmpty()) {
      return "The whole file";
    }
    return pointer.contains("/oneOf/") && path.endsWith("form.<name>")
        ? "`" + path + "` with `" + schema.path("required").path(0).asString() + "`"
        : "`" + path + "`";
  }

  /// An example that has the key, else the first one, to which the key can be added.
  ObjectNode around(String key) {
    List<JsonNode> objects = examples().stream().filter(JsonNode::isObject).toList();
    return objects.stream()
        .filter(example -> example.has(key))
        .findFirst()
        .or(() -> objects.stream().findFirst())
        .map(example -> (ObjectNode) example.deepCopy())
        .orElseGet(() -> JsonMapper.shared().createObjectNode());
  }

  /// A whole project file in which the key has this value.
  JsonNode with(String key, JsonNode value) {
    return place.apply(around(key).set(key, value));
  }

  /// A whole project file in which the key is left out.
  JsonNode without(String key) {
    return place.apply(around(key).without(key));
  }
}
