package dev.slipway.projectfiles.source;

import dev.slipway.projectfiles.people.Groups;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The fields that the parts of several sources have.
public final class PartFields {

  private PartFields() {}

  /// The events whose runs are builds, from the field `events`; null for the usual ones.
  public static @Nullable List<String> events(JsonNode part) {
    return part.has("events") ? Groups.named(part.path("events")) : null;
  }

  /// Null if the part has no such field.
  public static @Nullable String text(JsonNode part, String field) {
    return part.has(field) ? part.path(field).asString() : null;
  }
}
