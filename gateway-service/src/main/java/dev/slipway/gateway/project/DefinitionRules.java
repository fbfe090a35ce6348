package dev.slipway.gateway.project;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.slipway.contract.gateway.ProjectDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rules between the parts of a definition, which no schema can state.
final class DefinitionRules {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");

  private DefinitionRules() {}

  /// @param document with whole workloads
  static List<Problem> check(
      ProjectDefinition definition, PipelineFile pipeline, Value.Mapping document) {
    List<Problem> problems =
        new ArrayList<>(WorkloadRules.check(definition.workload(), document, "/workload"));
    for (String name : definition.environments().keySet()) {
      problems.addAll(EnvironmentRules.check(definition, name, document));
    }
    problems.addAll(ManifestRules.check(definition, document));
    if (definition.github() != null) {
      String image = definition.github().image();
      unknownPlaceholders(image, Set.of("sha", "short-sha", "branch", "run")).stream()
          .map(message -> Problem.of(document, "/github/image", message))
          .forEach(problems::add);
      if (Boolean.TRUE.equals(definition.digestRequired()) && !image.contains("@")) {
        problems.add(
            Problem.of(
                document,
                "/github/image",
                "has no digest, which 'digest: required' demands; post builds to /build-complete"
                    + " instead, where CI knows it"));
      }
    }
    @Nullable String hours = HoursReader.problem(document.json().path("hours"));
    if (hours != null) {
      problems.add(Problem.of(document, "/hours", hours));
    }
    problems.addAll(PipelineRules.check(definition, pipeline, document));
    return problems;
  }

  /// What is wrong with each placeholder of a template that is not among the known.
  static List<String> unknownPlaceholders(String template, Set<String> known) {
    List<String> names = new ArrayList<>();
    Matcher found = PLACEHOLDER.matcher(template);
    while (found.find()) {
      names.add(found.group(1));
    }
    return names.stream()
        .filter(name -> !known.contains(name))
        .map(name -> "unknown placeholder {%s}; known here are %s".formatted(name, names(known)))
        .toList();
  }

  /// As messages list them.
  static String names(Set<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names.stream().sorted().toList());
  }
}
