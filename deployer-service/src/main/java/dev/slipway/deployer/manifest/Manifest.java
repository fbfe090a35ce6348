package dev.slipway.deployer.manifest;

import dev.slipway.messaging.EventJson;
import java.util.Map;

/// An object as it is applied: the fields that Slipway wants, and no others.
public record Manifest(String kind, String name, Map<String, Object> content) {

  /// As JSON.
  public String json() {
    return EventJson.mapper().writeValueAsString(content);
  }

  /// Whether it comes to an end by itself and may be cleared away then: one that is gone is not missed, and
  /// would do its work once more if it were made again.
  public boolean ends() {
    return kind.equals("Job") || kind.equals("Pod");
  }

  @Override
  public String toString() {
    return kind.toLowerCase(java.util.Locale.ROOT) + " " + name;
  }
}
