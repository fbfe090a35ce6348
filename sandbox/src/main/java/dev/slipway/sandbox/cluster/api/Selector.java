package dev.slipway.sandbox.cluster.api;

import dev.slipway.sandbox.cluster.object.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Label and field selectors.
final class Selector {

  private static final Pattern SET =
      Pattern.compile("\\s*(\\S+)\\s+(in|notin)\\s+\\(([^)]*)\\)\\s*");

  private Selector() {}

  /// Equality (`a=b`, `a==b`, `a!=b`), sets (`a in (b,c)`), existence (`a`, `!a`), joined by commas.
  static Predicate<JsonNode> labels(String selector) {
    Predicate<JsonNode> all = _ -> true;
    for (String term : terms(selector)) {
      all = all.and(object -> label(object.path("metadata").path("labels"), term));
    }
    return all;
  }

  /// Equality of any field, joined by commas.
  static Predicate<JsonNode> fields(String selector) {
    Predicate<JsonNode> all = _ -> true;
    for (String term : terms(selector)) {
      boolean not = term.contains("!=");
      String[] sides = term.split("!=|==|=", 2);
      if (sides.length < 2) {
        throw ApiException.badRequest("invalid field selector: " + selector);
      }
      all =
          all.and(object ->
              object
                      .at("/" + sides[0].strip().replace('.', '/'))
                      .asString("")
                      .equals(sides[1].strip())
                  != not);
    }
    return all;
  }

  private static boolean label(JsonNode labels, String term) {
    Matcher set = SET.matcher(term);
    if (set.matches()) {
      boolean member =
          Stream.of(set.group(3).split(",", -1))
              .map(String::strip)
              .anyMatch(labels.path(set.group(1)).asString("")::equals);
      return member == set.group(2).equals("in");
    }
    if (term.contains("!=")) {
      String[] sides = term.split("!=", 2);
      return !labels.path(sides[0].strip()).asString("").equals(sides[1].strip());
    }
    if (term.contains("=")) {
      String[] sides = term.split("==?", 2);
      return labels.path(sides[0].strip()).asString("").equals(sides[1].strip());
    }
    return term.startsWith("!") ? !labels.has(term.substring(1).strip()) : labels.has(term.strip());
  }

  /// The terms between commas. A comma within the parentheses of a set separates its values.
  private static List<String> terms(String selector) {
    List<String> terms = new ArrayList<>();
    int from = 0;
    boolean set = false;
    for (int i = 0; i < selector.length(); i++) {
      char c = selector.charAt(i);
      set = c == '(' || (set && c != ')');
      if (c == ',' && !set) {
        terms.add(selector.substring(from, i).strip());
        from = i + 1;
      }
    }
    terms.add(selector.substring(from).strip());
    return terms.stream().filter(term -> !term.isEmpty()).toList();
  }
}
