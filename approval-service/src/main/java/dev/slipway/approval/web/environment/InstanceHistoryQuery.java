package dev.slipway.approval.web.environment;

import dev.slipway.approval.core.environment.Slot;
import dev.slipway.approval.web.ApiProblems;
import dev.slipway.contract.build.TargetType;
import dev.slipway.web.HttpProblem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The part of a history that a request asks for.
///
/// @param target the branch or tag whose instance is meant, null for the only one
/// @param before a version that the part ends before
/// @param limit from 1 to 200
record InstanceHistoryQuery(TargetType type, @Nullable String target, long before, int limit) {

  static final int DEFAULT_LIMIT = 50;
  static final int MAX_LIMIT = 200;

  /// @param parameters by name, as they were in the request
  /// @throws org.springframework.web.ErrorResponseException 400 with every wrong parameter
  static InstanceHistoryQuery of(Map<String, String> parameters) {
    List<FieldError> errors = new ArrayList<>();
    InstanceHistoryQuery query =
        new InstanceHistoryQuery(TargetType.BRANCH, null, Long.MAX_VALUE, DEFAULT_LIMIT);
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      query = query.with(parameter.getKey(), parameter.getValue(), errors);
    }
    if (!errors.isEmpty()) {
      throw ApiProblems.invalid(errors);
    }
    return query;
  }

  private InstanceHistoryQuery with(String name, String value, List<FieldError> errors) {
    return switch (name) {
      case "type" -> new InstanceHistoryQuery(type(value, errors), target, before, limit);
      case "target" -> new InstanceHistoryQuery(type, text(value, errors), before, limit);
      case "cursor" ->
          new InstanceHistoryQuery(
              type,
              target,
              number(name, value, Long.MAX_VALUE, "must be the `next` of an earlier page", errors),
              limit);
      case "limit" ->
          new InstanceHistoryQuery(
              type,
              target,
              before,
              (int)
                  number(
                      name, value, MAX_LIMIT, "must be a number from 1 to " + MAX_LIMIT, errors));
      default -> {
        errors.add(new FieldError(name, "is no parameter here"));
        yield this;
      }
    };
  }

  private static TargetType type(String value, List<FieldError> errors) {
    for (TargetType type : TargetType.values()) {
      if (type.name().toLowerCase(Locale.ROOT).equals(value)) {
        return type;
      }
    }
    errors.add(new FieldError("type", "must be one of branch, tag"));
    return TargetType.BRANCH;
  }

  /// PostgreSQL's text holds every character but NUL.
  private static String text(String value, List<FieldError> errors) {
    if (value.isEmpty() || value.indexOf('\0') >= 0) {
      errors.add(new FieldError("target", "must name a branch or tag"));
    }
    return value;
  }

  private static long number(
      String name, String value, long max, String otherwise, List<FieldError> errors) {
    try {
      long number = Long.parseLong(value);
      if (number >= 1 && number <= max) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Told like a number that is out of range.
    }
    errors.add(new FieldError(name, otherwise));
    return 1;
  }

  /// The key of the instance's slot.
  String slot(String environment) {
    return target == null ? environment : Slot.key(environment, type, target);
  }
}
