package dev.slipway.sandbox.cluster.api;

import dev.slipway.sandbox.cluster.object.ApiException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
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
      Predicate<JsonNode> labels = label(term);
      all = all.and(object -> labels.test(object.path("metadata").path("labels")));
    }
    return all;
  }

  /// Equality of any field, joined by commas.
  static Predicate<JsonNode> fields(String selector) {
    Predicate<JsonNode> all = _ -> true;
    for (String term : terms(selector)) {
      boolean equal = !term.contains("!=");
      String[] sides = term.split("!=|==|=", 2);
      if (sides.length < 2) {
        throw ApiException.badRequest("invalid field selector: " + selector);
      }
      JsonPointer field = JsonPointer.compile("/" + sides[0].strip().replace('.', '/'));
      String value = sides[1].strip();
      all = all.and(object -> object.at(field).asString("").equals(value) == equal);
    }
    return all;
  }

  /// Reads the term once, for any number of objects.
  private static Predicate<JsonNode> label(String term) {
    Matcher set = SET.matcher(term);
    if (set.matches()) {
      Set<String> members =
          Stream.of(set.group(3).split(",", -1)).map(String::strip).collect(Collectors.toSet());
      return value(set.group(1), members, set.group(2).equals("in"));
    }
    if (term.contains("=")) {
      String[] sides = term.split("!=|==|=", 2);
      return value(sides[0].strip(), Set.of(sides[1].strip()), !term.contains("!="));
    }
    String name = term.startsWith("!") ? term.substring(1).strip() : term.strip();
    return labels -> labels.has(name) != term.startsWith("!");
  }

  private static Predicate<JsonNode> value(String label, Set<String> values, boolean among) {
    return labels -> values.contains(labels.path(label).asString("")) == among;
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
