package dev.slipway.messaging;

import tools.jackson.databind.json.JsonMapper;

/// The JSON form of events: readable times and durations (ISO 8601), fields in the order of the record,
/// unknown fields ignored, texts as every service can store them.
public final class EventJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(tools.jackson.databind.MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .addModule(new StorableStrings())
          .build();

  private EventJson() {}

  /// Thread-safe and shared.
  public static JsonMapper mapper() {
    return MAPPER;
  }
}
