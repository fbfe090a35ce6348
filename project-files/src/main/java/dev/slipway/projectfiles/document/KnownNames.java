package dev.slipway.projectfiles.document;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/// The names that a place of a file may use, as messages list them.
public final class KnownNames {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");

  private KnownNames() {}

  /// One message for each placeholder of a template that is not among the known, in the template's order.
  public static List<String> unknownPlaceholders(String template, Set<String> known) {
    return placeholders(template).stream()
        .filter(name -> !known.contains(name))
        .map(name -> "unknown placeholder {%s}; known here are %s".formatted(name, list(known)))
        .toList();
  }

  /// One message for each placeholder that a template has more than once: what it stands for may be long.
  public static List<String> repeatedPlaceholders(String template) {
    List<String> names = placeholders(template);
    return names.stream()
        .distinct()
        .filter(name -> Collections.frequency(names, name) > 1)
        .map("has the placeholder {%s} more than once; use it once"::formatted)
        .toList();
  }

  private static List<String> placeholders(String template) {
    List<String> names = new ArrayList<>();
    Matcher found = PLACEHOLDER.matcher(template);
    while (found.find()) {
      names.add(found.group(1));
    }
    return names;
  }

  /// In alphabetical order; `none` if there is no name.
  public static String list(Set<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names.stream().sorted().toList());
  }
}
