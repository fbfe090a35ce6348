package dev.slipway.gateway.source.generic;

import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.text.ForeignText;
import dev.slipway.contract.text.Identity;
import dev.slipway.contract.text.TextLimits;
import dev.slipway.gateway.source.WebhookRequest;
import dev.slipway.gateway.web.BodyJson;
import dev.slipway.gateway.web.GatewayProblems;
import dev.slipway.web.HttpProblem.FieldError;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fields of a form or of a JSON object as they were sent, and what is wrong with them.
final class PostedFields {

  /// The digits of the largest number.
  private static final int COUNT = 18;

  private final Map<String, String> fields;
  private final List<FieldError> errors = new ArrayList<>();

  private PostedFields(Map<String, String> fields) {
    this.fields = fields;
  }

  /// @throws org.springframework.web.ErrorResponseException 400 if the body is neither a form nor a JSON object
  static PostedFields read(WebhookRequest request) {
    return new PostedFields(request.isForm() ? request.body().form() : json(request.body().text()));
  }

  /// @throws org.springframework.web.ErrorResponseException 400 with every field that is missing or
  ///     wrong
  void requireCorrect() {
    if (!errors.isEmpty()) {
      throw GatewayProblems.invalid(errors);
    }
  }

  TargetType type() {
    String type = required("type", TextLimits.NAME);
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

  /// Part of what a build or a branch is known by. Empty where it is missing, which is noted.
  String identity(String field) {
    return required(field, TextLimits.IDENTITY);
  }

  /// Empty where it is missing, which is noted.
  private String required(String field, int longest) {
    String value = optional(field, longest);
    if (value == null) {
      wrong(field, "is required");
      return "";
    }
    return value;
  }

  /// Never changed: what is too long, or cannot be seen, is noted. Null if it is missing.
  ///
  /// @param longest in UTF-16 units
  @Nullable String optional(String field, int longest) {
    String value = value(field);
    if (!value.isEmpty()) {
      Identity.objection(value, longest).ifPresent(objection -> wrong(field, objection));
    }
    return value.isEmpty() ? null : value;
  }

  /// Free text of several lines, cleaned, as long as it is. Null if nothing of it can be seen.
  @Nullable String prose(String field) {
    String text = ForeignText.clean(value(field));
    return ForeignText.isBlank(text) ? null : text;
  }

  private String value(String field) {
    return fields.getOrDefault(field, "").strip();
  }

  /// Somebody's name or address on one line, cleaned: Git takes any text for it, and whoever has a mark in
  /// their name that cannot be seen builds all the same. Null if nothing of it can be seen.
  @Nullable String person(String field) {
    String name = value(field);
    if (name.length() > TextLimits.NAME) {
      wrong(field, "must be at most " + TextLimits.NAME + " characters");
    }
    String clean = ForeignText.clean(name, TextLimits.NAME);
    return clean == null ? null : clean.replace('\n', ' ');
  }

  /// A whole number from 0 on, null if it is missing or wrong, which is noted.
  @Nullable Long count(String field) {
    String value = optional(field, COUNT);
    if (value == null) {
      return null;
    }
    if (!value.chars().allMatch(c -> c >= '0' && c <= '9')) {
      wrong(field, "must be a whole number");
      return null;
    }
    return value.length() > COUNT ? null : Long.valueOf(value);
  }

  /// A time with its offset, null if it is missing or wrong, which is noted.
  @Nullable Instant time(String field) {
    String value = optional(field, TextLimits.NAME);
    try {
      return value == null ? null : OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeParseException _) {
      wrong(field, "must be a time with its offset, for example 2026-11-29T16:00:00Z");
      return null;
    }
  }

  void wrong(String field, String message) {
    errors.add(new FieldError(field, message));
  }

  private static Map<String, String> json(String text) {
    Map<String, String> fields = new LinkedHashMap<>();
    BodyJson.object(text)
        .properties()
        .forEach(field -> {
          if (field.getValue().isValueNode() && !field.getValue().isNull()) {
            fields.put(field.getKey(), field.getValue().asString());
          }
        });
    return fields;
  }
}
