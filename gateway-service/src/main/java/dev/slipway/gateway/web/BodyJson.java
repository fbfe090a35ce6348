package dev.slipway.gateway.web;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads JSON that anybody may have sent: within bounds of depth and size, and without keys that stand in one
/// object twice, of which two readers may see different ones.
public final class BodyJson {

  private static final int DEPTH = 64;
  private static final int TOKENS = 200_000;
  private static final int TEXT = 5 * 1024 * 1024;
  private static final int KEY = 1_000;
  private static final int DIGITS = 100;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEPTH)
                          .maxTokenCount(TOKENS)
                          .maxStringLength(TEXT)
                          .maxNameLength(KEY)
                          .maxNumberLength(DIGITS)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .build();

  private BodyJson() {}

  /// @throws org.springframework.web.ErrorResponseException 400 for what is no JSON object, or none within
  ///     bounds
  public static JsonNode object(String text) {
    try {
      JsonNode json = MAPPER.readTree(text);
      if (!json.isObject()) {
        throw GatewayProblems.malformed("A JSON object is expected.");
      }
      return json;
    } catch (JacksonException e) {
      throw malformed();
    }
  }

  /// The text at a key of an object at a key of the body, found without making anything else of it; empty
  /// where there is none.
  ///
  /// @throws org.springframework.web.ErrorResponseException 400 for what is no JSON object up to there, or
  ///     none within bounds
  public static String text(String body, String object, String key) {
    try (JsonParser parser = MAPPER.createParser(body)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw GatewayProblems.malformed("A JSON object is expected.");
      }
      return find(parser, object)
              && parser.currentToken() == JsonToken.START_OBJECT
              && find(parser, key)
          ? value(parser)
          : "";
    } catch (JacksonException e) {
      throw malformed();
    }
  }

  private static String value(JsonParser parser) {
    @Nullable String text =
        parser.currentToken() == JsonToken.VALUE_STRING ? parser.getString() : null;
    return text == null ? "" : text;
  }

  /// Goes to the value of a key of the object that the parser is in.
  private static boolean find(JsonParser parser, String key) {
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean found = key.equals(parser.currentName());
      parser.nextToken();
      if (found) {
        return true;
      }
      parser.skipChildren();
    }
    return false;
  }

  private static RuntimeException malformed() {
    return GatewayProblems.malformed(
        "The body is not JSON, names a key twice in one object, or is nested or long beyond any real"
            + " delivery.");
  }
}
