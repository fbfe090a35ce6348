package dev.slipway.projectfiles;

import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.projectfiles.document.KnownNames;
import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.document.Value;
import dev.slipway.projectfiles.environment.EnvironmentRules;
import dev.slipway.projectfiles.environment.HoursReader;
import dev.slipway.projectfiles.manifest.ManifestRules;
import dev.slipway.projectfiles.pipeline.PipelineFile;
import dev.slipway.projectfiles.pipeline.PipelineRules;
import dev.slipway.projectfiles.source.SourceParts;
import dev.slipway.projectfiles.workload.WorkloadRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rules between the parts of a definition, which no schema can state.
final class DefinitionRules {

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
    int again = definition.channels().indexOf(definition.channel());
    if (again >= 0) {
      problems.add(
          Problem.of(
              document, "/channels/" + again, "is `channel` already; name each conversation once"));
    }
    problems.addAll(links(definition, document));
    problems.addAll(SourceParts.installed().check(definition, document));
    @Nullable String hours = HoursReader.problem(document.json().path("hours"));
    if (hours != null) {
      problems.add(Problem.of(document, "/hours", hours));
    }
    problems.addAll(PipelineRules.check(definition, pipeline, document));
    return problems;
  }

  private static List<Problem> links(ProjectDefinition definition, Value.Mapping document) {
    List<Problem> problems = new ArrayList<>();
    definition
        .links()
        .forEach((name, address) -> {
          String pointer = "/links/" + name.replace("~", "~0").replace("/", "~1");
          KnownNames.unknownPlaceholders(address, Set.of("target", "type"))
              .forEach(message -> problems.add(Problem.of(document, pointer, message)));
          KnownNames.repeatedPlaceholders(address)
              .forEach(message -> problems.add(Problem.of(document, pointer, message)));
        });
    return problems;
  }
}
