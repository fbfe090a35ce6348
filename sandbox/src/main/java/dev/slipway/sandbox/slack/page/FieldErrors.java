package dev.slipway.sandbox.slack.page;

import dev.slipway.sandbox.slack.workspace.SandboxProblems;
import dev.slipway.sandbox.slack.workspace.SandboxProblems.FieldError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gathers what is wrong with a request's fields, so that all of it is told at once.
final class FieldErrors {

  private final List<FieldError> errors = new ArrayList<>();

  /// The field, or empty where it is missing.
  String required(String field, @Nullable String value) {
    if (value == null || value.isBlank()) {
      add(field, "is missing");
      return "";
    }
    return value;
  }

  /// The field, or false where it is missing.
  boolean required(String field, @Nullable Boolean value) {
    if (value == null) {
      add(field, "is missing");
    }
    return Boolean.TRUE.equals(value);
  }

  void add(String field, String message) {
    errors.add(new FieldError(field, message));
  }

  /// @throws org.springframework.web.ErrorResponseException 400 where anything is wrong
  void check() {
    if (!errors.isEmpty()) {
      throw SandboxProblems.invalid(List.copyOf(errors));
    }
  }
}
