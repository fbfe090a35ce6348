package dev.slipway.projectfiles.schema;

import com.networknt.schema.Error;
import dev.slipway.contract.text.ForeignText;
import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.document.Value;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Says what the schema found in words that lead to the fix. What is expected stands in the schema itself,
/// as [#EXPECTED] beside the rule.
final class SchemaMessages {

  /// The keyword beside a rule that says in words what is expected.
  static final String EXPECTED = "x-expected";

  private static final int CLOSE = 2;

  /// That are told at once: each is compared with all others.
  private static final int MOST = 200;

  /// Of a value that is quoted, and of a key that is compared with those that are known.
  private static final int LONGEST = 100;

  private final JsonNode schema;
  private final List<Error> errors;

  SchemaMessages(JsonNode schema, List<Error> errors) {
    this.schema = schema;
    this.errors = errors.stream().limit(MOST).toList();
  }

  List<Problem> problems(Value document) {
    return errors.stream()
        .filter(error -> !isDetail(error))
        .map(error -> problem(document, error))
        .distinct()
        .toList();
  }

  private Problem problem(Value document, Error error) {
    String pointer = error.getInstanceLocation().toString();
    Problem problem = Problem.of(document, pointer, message(error));
    return error.getProperty() == null
        ? problem
        : new Problem(document.locate(pointer + "/" + error.getProperty()), problem.message());
  }

  private boolean isDetail(Error error) {
    return errors.stream()
        .anyMatch(other ->
            isAlternative(error, other)
                || (explains(other, error) && !isAlternative(other, error)));
  }

  /// Why one of the alternatives of a `oneOf` does not match only confuses.
  private static boolean isAlternative(Error error, Error of) {
    return is(of, "oneOf")
        && error.getEvaluationPath().toString().startsWith(of.getEvaluationPath() + "/");
  }

  /// A key that nobody knows explains why no alternative matches, and so does one that is missing why
  /// there are too few. One that a single alternative does not know explains nothing: it is told with the alternatives.
  private static boolean explains(Error key, Error error) {
    boolean unknown = is(key, "additionalProperties") && is(error, "oneOf");
    boolean missing =
        (is(key, "required") || is(key, "additionalProperties")) && is(error, "minProperties");
    return (unknown || missing) && key.getInstanceLocation().equals(error.getInstanceLocation());
  }

  private String message(Error error) {
    return switch (error.getKeyword()) {
      case "additionalProperties" -> unknown(error.getProperty(), keys(rule(error)));
      case "required" -> "'" + error.getProperty() + "' is missing";
      case "propertyNames" ->
          named(rule(error).path("propertyNames"))
              .map(expected -> "'" + error.getProperty() + "' is not " + expected)
              .orElse(error.getMessage());
      default ->
          expected(error)
              .map(expected -> shown(error.getInstanceNode()) + " is not " + expected)
              .orElse(error.getMessage());
    };
  }

  private static String unknown(String given, List<String> known) {
    String key = cut(given);
    return known.stream()
        .filter(other -> distance(key, other) <= CLOSE)
        .min(Comparator.comparingInt(other -> distance(key, other)))
        .map(other -> "unknown key '%s'; did you mean '%s'?".formatted(key, other))
        .orElseGet(
            () -> "unknown key '%s'; known here are %s".formatted(key, String.join(", ", known)));
  }

  private static List<String> keys(JsonNode rule) {
    return rule.path("properties").propertyNames().stream().toList();
  }

  private Optional<String> expected(Error error) {
    return rule(error).path(EXPECTED).asStringOpt();
  }

  /// What names are expected, said beside the rule or where it refers to.
  private Optional<String> named(JsonNode names) {
    String reference = names.path("$ref").asString("");
    JsonNode rule = reference.startsWith("#/") ? schema.at(reference.substring(1)) : names;
    return rule.path(EXPECTED).asStringOpt();
  }

  /// The part of the schema that the broken rule stands in.
  private JsonNode rule(Error error) {
    String fragment = error.getSchemaLocation().getFragment().toString();
    int last = fragment.lastIndexOf('/');
    return last <= 0 ? schema : schema.at(fragment.substring(0, last));
  }

  private static String shown(JsonNode value) {
    return value.isContainer() ? "this" : "'" + cut(value.asString()) + "'";
  }

  private static String cut(String text) {
    return ForeignText.limit(text, LONGEST);
  }

  private static boolean is(Error error, String keyword) {
    return keyword.equals(error.getKeyword());
  }

  /// Levenshtein's.
  private static int distance(String a, String b) {
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[b.length()];
  }
}
