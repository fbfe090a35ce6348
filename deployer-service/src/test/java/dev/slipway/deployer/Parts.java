package dev.slipway.deployer;

import dev.slipway.deployer.manifest.Manifest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// Parts of an object's fields.
public final class Parts {

  private Parts() {}

  /// The fields at the end of a path of names, each of which leads to fields.
  public static Map<String, Object> of(Manifest manifest, String... path) {
    Map<?, ?> part = manifest.content();
    for (String name : path) {
      part = (Map<?, ?>) Objects.requireNonNull(part.get(name), name);
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    part.forEach((name, value) -> fields.put((String) name, value));
    return fields;
  }
}
