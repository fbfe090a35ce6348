package dev.slipway.gateway.build;

import dev.slipway.contract.Build;
import dev.slipway.contract.TargetType;
import dev.slipway.gateway.web.Problems;
import dev.slipway.gateway.web.Problems.FieldError;
import dev.slipway.gateway.web.RawBody;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The fields of a build as they were sent, and what is wrong with them.
final class BuildForm {

  private static final int SHORT = 255;
  private static final int LONG = 512;
  private static final int MESSAGE = 10_000;
  private static final String LINES = "\r\n\t";

  private final Map<String, String> fields;
  private final List<FieldError> errors = new ArrayList<>();

  private BuildForm(Map<String, String> fields) {
    this.fields = fields;
  }

  /// @throws org.springframework.web.ErrorResponseException 400 where the body is neither
  static BuildForm read(RawBody body, boolean json) {
    return new BuildForm(json ? json(body.text()) : body.form());
  }

  String project() {
    return fields.getOrDefault("project", "").strip();
  }

  /// @throws org.springframework.web.ErrorResponseException 400 with every field that is missing or
  ///     wrong
  Build build() {
    required("project", SHORT);
    String image = required("image", LONG);
    if (!image.isEmpty() && !isImage(image)) {
      wrong("image", "must be an image reference, for example registry/app:1.0.0");
    }
    TargetType type = type();
    String target = required("target", SHORT);
    Build build =
        new Build(
            image,
            type,
            target,
            optional("commit", SHORT),
            optional("author", SHORT),
            url(),
            text("message", MESSAGE, true),
            optional("id", SHORT));
    if (!errors.isEmpty()) {
      throw Problems.invalid(errors);
    }
    return build;
  }

  /// Whether a container registry could hold it; not whether one does.
  static boolean isImage(String image) {
    return image.length() <= LONG && image.matches("[A-Za-z0-9][A-Za-z0-9._:/@-]*");
  }

  private TargetType type() {
    String type = required("type", SHORT);
    for (TargetType known : TargetType.values()) {
      if (known.name().toLowerCase(Locale.ROOT).equals(type)) {
        return known;
      }
    }
    if (!type.isEmpty()) {
      wrong("type", "must be branch or tag");
    }
    return TargetType.BRANCH;
  }

  private @Nullable String url() {
    String url = optional("url", 2_000);
    if (url == null) {
      return null;
    }
    try {
      URI uri = new URI(url);
      if (!List.of("http", "https").contains(uri.getScheme()) || uri.getHost() == null) {
        wrong("url", "must be an http or https address");
      }
    } catch (URISyntaxException e) {
      wrong("url", "must be an http or https address");
    }
    return url;
  }

  private String required(String field, int longest) {
    String value = optional(field, longest);
    if (value == null) {
      wrong(field, "is required");
      return "";
    }
    return value;
  }

  private @Nullable String optional(String field, int longest) {
    return text(field, longest, false);
  }

  private @Nullable String text(String field, int longest, boolean lines) {
    String value = fields.getOrDefault(field, "").strip();
    if (value.length() > longest) {
      wrong(field, "must be at most " + longest + " characters");
    }
    if (value
        .chars()
        .anyMatch(c -> Character.isISOControl(c) && !(lines && LINES.indexOf(c) >= 0))) {
      wrong(field, lines ? "must not contain control characters" : "must be one line of text");
    }
    return value.isEmpty() ? null : value;
  }

  private void wrong(String field, String message) {
    errors.add(new FieldError(field, message));
  }

  private static Map<String, String> json(String text) {
    try {
      JsonNode json = JsonMapper.shared().readTree(text);
      if (!json.isObject()) {
        throw Problems.malformed("A JSON object is expected.");
      }
      Map<String, String> fields = new LinkedHashMap<>();
      json.properties()
          .forEach(field -> {
            if (field.getValue().isValueNode() && !field.getValue().isNull()) {
              fields.put(field.getKey(), field.getValue().asString());
            }
          });
      return fields;
    } catch (JacksonException e) {
      throw Problems.malformed("The body is not JSON.");
    }
  }
}
