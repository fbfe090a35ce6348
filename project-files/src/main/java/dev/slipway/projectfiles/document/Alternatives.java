package dev.slipway.projectfiles.document;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The places of a project's file where one key excludes others. Laying one map over another there must
/// not leave both.
final class Alternatives {

  private static final String WORKLOAD = "(/environments/[^/]+)?/workload";

  private static final Map<Pattern, Set<String>> PLACES =
      Map.of(
          Pattern.compile("(" + WORKLOAD + "|/environments/[^/]+)/route"),
              Set.of("ingress", "http-route", "mapping"),
          Pattern.compile("/environments/[^/]+/strategy"), Set.of("blue-green", "canary"),
          Pattern.compile(WORKLOAD + "/probes/[^/]+"), Set.of("http", "tcp", "exec"),
          Pattern.compile(WORKLOAD + "/env/[^/]+"), Set.of("secret", "config"),
          Pattern.compile(WORKLOAD + "/pod-disruption-budget"),
              Set.of("min-available", "max-unavailable"));

  private Alternatives() {}

  /// What lies below and goes where a map with these keys is laid over it.
  ///
  /// @param pointer where both are
  static List<String> excluded(String pointer, Set<String> over) {
    return PLACES.entrySet().stream()
        .filter(place -> place.getKey().matches(pointer))
        .map(Map.Entry::getValue)
        .filter(keys -> keys.stream().anyMatch(over::contains))
        .flatMap(Set::stream)
        .filter(key -> !over.contains(key))
        .toList();
  }
}
