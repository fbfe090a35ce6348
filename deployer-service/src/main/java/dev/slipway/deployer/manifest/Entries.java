package dev.slipway.deployer.manifest;

import java.util.LinkedHashMap;
import java.util.Map;

/// Maps of an object's fields, in the order in which they are written.
final class Entries {

  private Entries() {}

  /// @param entries a name and its value, in turn
  static Map<String, Object> map(Object... entries) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < entries.length; i += 2) {
      map.put((String) entries[i], entries[i + 1]);
    }
    return map;
  }

  /// The map of that name within `parent`, made where there is none.
  ///
  /// @throws IllegalArgumentException where something else stands there
  @SuppressWarnings("unchecked")
  static Map<String, Object> within(Map<String, Object> parent, String name) {
    Object value = parent.computeIfAbsent(name, _ -> new LinkedHashMap<String, Object>());
    if (value instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new IllegalArgumentException(name + " must be a map, but is " + value);
  }
}
