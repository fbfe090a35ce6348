package dev.slipway.cli.deadletter;

import dev.slipway.cli.output.TerminalText;
import dev.slipway.messaging.EventJson;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.node.JsonNodeFactory;

/// A dead letter as it is printed.
///
/// @param origin `topic/partition/offset` it came from, `?` for what is not known
/// @param value JSON where it is, else its text; base 64 of what is neither; null in a list
record LetterJson(
    String id,
    Instant putAside,
    String reason,
    String origin,
    @Nullable String type,
    @Nullable String key,
    @Nullable Resolution resolution,
    Map<String, String> headers,
    @Nullable JsonNode value) {

  static LetterJson of(
      DeadLetter letter, @Nullable Resolution resolution, @Nullable JsonNode value) {
    return new LetterJson(
        letter.id().toString(),
        letter.at(),
        letter.reason(),
        letter.origin(),
        letter.type(),
        letter.key(),
        resolution,
        letter.headers(),
        value);
  }

  static JsonNode value(byte @Nullable [] bytes) {
    if (bytes == null) {
      return JsonNodeFactory.instance.nullNode();
    }
    try {
      return EventJson.mapper().readTree(bytes);
    } catch (JacksonException e) {
      return text(bytes);
    }
  }

  private static JsonNode text(byte[] bytes) {
    try {
      return JsonNodeFactory.instance.stringNode(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return JsonNodeFactory.instance.binaryNode(bytes);
    }
  }

  /// For people: JSON indented, text as it is.
  static String pretty(JsonNode value) {
    return TerminalText.block(
        value.isString()
            ? value.asString()
            : EventJson.mapper()
                .writer()
                .with(SerializationFeature.INDENT_OUTPUT)
                .writeValueAsString(value));
  }
}
