package dev.slipway.approval.web.release;

import dev.slipway.approval.release.jpa.ReleaseRow;
import dev.slipway.approval.web.ApiProblems;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.release.Outcome;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.web.HttpProblem.FieldError;
import jakarta.persistence.criteria.Predicate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.domain.KeysetScrollPosition;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.jpa.domain.Specification;

/// The filter of a list of releases. Every value is one that the columns can hold.
///
/// @param equal what columns must be, by their names
/// @param limit from 1 to 200
/// @param after the position behind which the page begins
record ReleaseFilter(Map<String, String> equal, int limit, KeysetScrollPosition after) {

  static final int DEFAULT_LIMIT = 50;
  static final int MAX_LIMIT = 200;

  private static final Map<String, List<String>> WORDS =
      Map.of(
          "state", words(ReleaseSnapshot.State.values()),
          "outcome", words(Outcome.values()),
          "type", words(TargetType.values()));

  /// @param parameters by name, as they were in the request
  /// @throws org.springframework.web.ErrorResponseException 400 with every wrong parameter
  static ReleaseFilter of(Map<String, String> parameters) {
    List<FieldError> errors = new ArrayList<>();
    Map<String, String> equal = new LinkedHashMap<>();
    int limit = DEFAULT_LIMIT;
    KeysetScrollPosition after = ScrollPosition.keyset();
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      String value = parameter.getValue();
      switch (parameter.getKey()) {
        case "project", "target" -> equal.put(parameter.getKey(), text(parameter, errors));
        case "state", "outcome", "type" -> equal.put(parameter.getKey(), word(parameter, errors));
        case "limit" -> limit = limit(value, errors);
        case "cursor" -> after = after(value, errors);
        default -> errors.add(new FieldError(parameter.getKey(), "is no parameter here"));
      }
    }
    if (!errors.isEmpty()) {
      throw ApiProblems.invalid(errors);
    }
    return new ReleaseFilter(equal, limit, after);
  }

  /// PostgreSQL's text holds every character but NUL.
  private static String text(Map.Entry<String, String> parameter, List<FieldError> errors) {
    if (parameter.getValue().indexOf('\0') >= 0) {
      errors.add(new FieldError(parameter.getKey(), "must not contain a NUL character"));
    }
    return parameter.getValue();
  }

  private static String word(Map.Entry<String, String> parameter, List<FieldError> errors) {
    List<String> words = WORDS.getOrDefault(parameter.getKey(), List.of());
    if (!words.contains(parameter.getValue())) {
      errors.add(new FieldError(parameter.getKey(), "must be one of " + String.join(", ", words)));
    }
    return parameter.getValue();
  }

  private static int limit(String value, List<FieldError> errors) {
    try {
      int limit = Integer.parseInt(value);
      if (limit >= 1 && limit <= MAX_LIMIT) {
        return limit;
      }
    } catch (NumberFormatException _) {
      // Told like a number that is out of range.
    }
    errors.add(new FieldError("limit", "must be a number from 1 to " + MAX_LIMIT));
    return DEFAULT_LIMIT;
  }

  private static KeysetScrollPosition after(String cursor, List<FieldError> errors) {
    Optional<KeysetScrollPosition> position = Cursor.decode(cursor);
    if (position.isEmpty()) {
      errors.add(new FieldError("cursor", "must be the `next` of an earlier page"));
    }
    return position.orElse(ScrollPosition.keyset());
  }

  private static List<String> words(Enum<?>[] constants) {
    return Arrays.stream(constants).map(ReleaseRow::word).toList();
  }

  Specification<ReleaseRow> specification() {
    return (root, _, criteria) ->
        criteria.and(
            equal.entrySet().stream()
                .map(filter -> criteria.equal(root.get(filter.getKey()), filter.getValue()))
                .toArray(Predicate[]::new));
  }
}
