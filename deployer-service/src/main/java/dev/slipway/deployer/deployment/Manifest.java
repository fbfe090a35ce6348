package dev.slipway.deployer.deployment;

import dev.slipway.messaging.EventJson;
import java.util.Map;

/// An object as it is applied: the fields that Slipway wants, and no others.
public record Manifest(String kind, String name, Map<String, Object> content) {

  /// As JSON.
  public String json() {
    return EventJson.mapper().writeValueAsString(content);
  }

  @Override
  public String toString() {
    return kind.toLowerCase(java.util.Locale.ROOT) + " " + name;
  }
}
