package dev.slipway.e2e.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;

/// The rule for answers of two versions: fields may be added, and none may go or change.
final class Contained {

  private Contained() {}

  /// Fails where something of `before` is missing in `now` or has another value there.
  static void requireIn(JsonNode now, JsonNode before) {
    require(now, before, "");
  }

  private static void require(JsonNode now, JsonNode before, String path) {
    if (before.isObject()) {
      before
          .propertyStream()
          .forEach(field ->
              require(now.path(field.getKey()), field.getValue(), path + "/" + field.getKey()));
    } else if (before.isArray()) {
      assertThat(now.size()).as(path + ": " + now).isEqualTo(before.size());
      for (int i = 0; i < before.size(); i++) {
        require(now.path(i), before.get(i), path + "/" + i);
      }
    } else {
      assertThat(now).as(path).isEqualTo(before);
    }
  }
}
