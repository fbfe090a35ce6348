package dev.slipway.projectfiles;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The sections of the schema, in the order of a project file. What several keys refer to has one section, at the place
/// that is nearest to the top.
final class SchemaSections {

  private final JsonNode schema;
  private final List<SchemaSection> found = new ArrayList<>();

  /// The pointers of the sections below each key, by the pointer of the key.
  private final Map<String, List<String>> below = new HashMap<>();

  SchemaSections(JsonNode schema) {
    this.schema = schema;
    add("", "", UnaryOperator.identity(), new ArrayList<>());
  }

  List<SchemaSection> all() {
    return found.stream().filter(section -> nearest(section.pointer()).equals(section)).toList();
  }

  /// The first section with keys of a key's value, null if the value has none.
  @Nullable SchemaSection of(SchemaSection section, String key) {
    return below.getOrDefault(section.pointer() + "/properties/" + key, List.of()).stream()
        .findFirst()
        .map(this::nearest)
        .orElse(null);
  }

  private SchemaSection nearest(String pointer) {
    return found.stream()
        .filter(section -> section.pointer().equals(pointer))
        .reduce((first, other) -> other.depth() < first.depth() ? other : first)
        .orElseThrow();
  }

  /// A word about a key: that beside it, else that of the definition it refers to.
  JsonNode word(SchemaSection section, String key, String word) {
    String pointer = section.pointer() + "/properties/" + key;
    JsonNode own = schema.at(pointer).path(word);
    return own.isMissingNode() ? schema.at(target(pointer)).path(word) : own;
  }

  private String target(String pointer) {
    String reference = schema.at(pointer).path("$ref").asString("");
    return reference.isEmpty() ? pointer : target(reference.substring(1));
  }

  /// Adds the sections of a value.
  ///
  /// @param into the pointers of those that are found first
  private void add(String at, String path, UnaryOperator<JsonNode> place, List<String> into) {
    String pointer = target(at);
    JsonNode value = schema.at(pointer);
    if (!value.path("properties").isEmpty()) {
      into.add(pointer);
      enter(new SchemaSection(pointer, path, value, place));
    }
    for (int i = 0; i < value.path("oneOf").size(); i++) {
      if (value.path("oneOf").path(i).has("properties") && value.path("properties").isEmpty()) {
        add(pointer + "/oneOf/" + i, path, place, into);
      }
    }
  }

  private void enter(SchemaSection section) {
    found.add(section);
    section.schema().path("properties").propertyNames().forEach(key -> descend(section, key));
  }

  private void descend(SchemaSection section, String key) {
    String at = section.pointer() + "/properties/" + key;
    List<String> into = below.computeIfAbsent(at, _ -> new ArrayList<>());
    String path = section.path().isEmpty() ? key : section.path() + "." + key;
    JsonNode value = schema.at(target(at));
    add(at, path, given -> section.with(key, given), into);
    if (value.path("additionalProperties").isObject()) {
      add(
          target(at) + "/additionalProperties",
          path + ".<name>",
          given -> section.with(key, named(section.around(key).path(key), value, given)),
          into);
    }
    if (value.has("items")) {
      add(
          target(at) + "/items",
          path + "[]",
          given -> section.with(key, listed(section.around(key).path(key), given)),
          into);
    }
  }

  /// The map with another value of its last name.
  private static JsonNode named(JsonNode there, JsonNode schema, JsonNode value) {
    JsonNode map = there.isObject() ? there : schema.path("examples").path(0);
    ObjectNode copy =
        map.isObject() ? (ObjectNode) map.deepCopy() : JsonMapper.shared().createObjectNode();
    String last = copy.propertyNames().stream().reduce((_, name) -> name).orElse("name");
    return copy.set(last, value);
  }

  /// The list with one more element, unless it is there.
  private static JsonNode listed(JsonNode there, JsonNode value) {
    ArrayNode list = JsonMapper.shared().createArrayNode();
    there.forEach(list::add);
    return there.valueStream().anyMatch(value::equals) ? list : list.add(value);
  }
}
