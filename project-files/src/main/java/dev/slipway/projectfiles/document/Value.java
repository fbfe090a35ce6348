package dev.slipway.projectfiles.document;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A YAML value that remembers where it was written, through merges.
public sealed interface Value {

  /// What is wrong with a name that has nothing behind it, `~` or `null`.
  String NO_VALUE = "there is no value here; write one, or take the name away";

  /// How a pointer names an item of a list.
  Pattern INDEX = Pattern.compile("[0-9]{1,6}");

  /// The place at which it begins.
  Location at();

  /// A value that was made of one that was written: each part is where the part of the other was, the
  /// nearest one above it where there was none.
  static Value of(JsonNode json, Value written) {
    Location at = written.at();
    if (json.isObject()) {
      Map<String, Value> fields = new LinkedHashMap<>();
      json.properties()
          .forEach(field ->
              fields.put(
                  field.getKey(),
                  of(
                      field.getValue(),
                      written instanceof Mapping map
                          ? map.fields().getOrDefault(field.getKey(), written)
                          : written)));
      return new Mapping(fields, at);
    }
    if (json.isArray()) {
      List<Value> items = new ArrayList<>();
      json.forEach(item -> {
        Value before = item(written, items.size());
        items.add(of(item, before));
      });
      return new Sequence(items, at);
    }
    return new Scalar(JsonMapper.shared().treeToValue(json, Object.class), at);
  }

  private static Value item(Value written, int index) {
    return written instanceof Sequence list && index < list.items().size()
        ? list.items().get(index)
        : written;
  }

  /// The value alone, without its places; made anew each time.
  JsonNode json();

  /// The scalars without a value, in their order.
  default Stream<Value> missing() {
    return switch (this) {
      case Scalar(@Nullable Object value, var _) ->
          value == null ? Stream.of(this) : Stream.empty();
      case Sequence list -> list.items().stream().flatMap(Value::missing);
      case Mapping map -> map.fields().values().stream().flatMap(Value::missing);
    };
  }

  /// A file, named as people know it, and a line from 1.
  record Location(String file, int line) {
    @Override
    public String toString() {
      return file + ":" + line;
    }
  }

  /// @param value a String, Number, Boolean or null
  record Scalar(@Nullable Object value, Location at) implements Value {

    /// The value as text.
    ///
    /// @throws BrokenFileException where there is none
    public String text() {
      if (value == null) {
        throw new BrokenFileException(at, NO_VALUE);
      }
      return value.toString();
    }

    @Override
    public JsonNode json() {
      return JsonMapper.shared().valueToTree(value);
    }
  }

  record Sequence(List<Value> items, Location at) implements Value {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public JsonNode json() {
      ArrayNode array = JsonMapper.shared().createArrayNode();
      items.forEach(item -> array.add(item.json()));
      return array;
    }
  }

  record Mapping(Map<String, Value> fields, Location at) implements Value {
    public Mapping {
      fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    @Override
    public JsonNode json() {
      ObjectNode object = JsonMapper.shared().createObjectNode();
      fields.forEach((name, value) -> object.set(name, value.json()));
      return object;
    }

    /// This map with another laid over it: maps merge, everything else replaces, and of keys that exclude
    /// each other those of the other stay.
    ///
    /// @param pointer where both are in a project's file, empty for the whole of it
    public Mapping under(Mapping over, String pointer) {
      Map<String, Value> merged = new LinkedHashMap<>(fields);
      Alternatives.excluded(pointer, over.fields.keySet()).forEach(merged::remove);
      over.fields.forEach((name, value) ->
          merged.merge(
              name,
              value,
              (below, above) ->
                  below instanceof Mapping b && above instanceof Mapping a
                      ? b.under(a, pointer + "/" + name)
                      : above));
      return new Mapping(merged, over.at);
    }

    /// This map with one of its fields set.
    public Mapping with(String name, Value value) {
      Map<String, Value> changed = new LinkedHashMap<>(fields);
      changed.put(name, value);
      return new Mapping(changed, at);
    }
  }

  /// The value at a JSON pointer; the nearest one above it where it is missing.
  default Value at(String pointer) {
    Value value = this;
    for (String part : pointer.split("/", -1)) {
      Value next =
          switch (value) {
            case Value here when part.isEmpty() -> here;
            case Mapping mapping ->
                mapping.fields().get(part.replace("~1", "/").replace("~0", "~"));
            case Sequence sequence -> item(sequence, part);
            case Scalar _ -> null;
          };
      if (next == null) {
        return value;
      }
      value = next;
    }
    return value;
  }

  /// Where the value at a JSON pointer was written; the nearest one above it where it is missing.
  default Location locate(String pointer) {
    return at(pointer).at();
  }

  /// A JSON pointer as people write it: `pipeline[2].from`.
  default String path(String pointer) {
    StringBuilder path = new StringBuilder();
    String above = "";
    for (String part : pointer.substring(Math.min(1, pointer.length())).split("/", -1)) {
      if (at(above) instanceof Sequence) {
        path.append('[').append(part).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(part);
      }
      above += "/" + part;
    }
    return path.toString();
  }

  private static @Nullable Value item(Sequence sequence, String index) {
    return INDEX.matches(index) && Integer.parseInt(index) < sequence.items().size()
        ? sequence.items().get(Integer.parseInt(index))
        : null;
  }
}
