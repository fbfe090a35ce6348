package dev.slipway.projectfiles.pipeline;

import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Step;
import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.document.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The rules between the steps of a pipeline and the rest of the definition.
public final class PipelineRules {

  private final ProjectDefinition definition;
  private final PipelineFile pipeline;
  private final Value.Mapping document;
  private final List<Problem> problems = new ArrayList<>();

  private PipelineRules(
      ProjectDefinition definition, PipelineFile pipeline, Value.Mapping document) {
    this.definition = definition;
    this.pipeline = pipeline;
    this.document = document;
  }

  /// @param pipeline as the file has it, whose steps are those of the definition
  /// @param document with whole workloads, as the definition was read from
  public static List<Problem> check(
      ProjectDefinition definition, PipelineFile pipeline, Value.Mapping document) {
    PipelineRules rules = new PipelineRules(definition, pipeline, document);
    rules.names();
    for (int i = 0; i < pipeline.written().size(); i++) {
      rules.step(pipeline.written().get(i), at(i));
    }
    return rules.problems;
  }

  private void names() {
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < pipeline.written().size(); i++) {
      for (Step step : pipeline.written().get(i).becomes()) {
        Integer other = first.putIfAbsent(step.name(), i);
        if (other != null && other != i) {
          problems.add(Problem.of(document, at(i), taken(step.name(), i, other)));
          break;
        }
      }
    }
  }

  private String taken(String name, int here, int other) {
    PipelineFile.Written<?> written = pipeline.written().get(here);
    PipelineFile.Written<?> earlier = pipeline.written().get(other);
    Optional<String> repeated =
        written.step().equals(earlier.step())
            ? written.repeated(document.locate(at(other)).line())
            : Optional.empty();
    return repeated.orElseGet(() -> taken(name, written, earlier));
  }

  private static String taken(
      String name, PipelineFile.Written<?> written, PipelineFile.Written<?> earlier) {
    String message = "'" + name + "' is already a step; names are unique in a pipeline";
    if (!name.equals(earlier.step().name())) {
      return message + brings(earlier, name);
    }
    return name.equals(written.step().name()) ? message : message + brings(written, name);
  }

  private static String brings(PipelineFile.Written<?> written, String name) {
    return ", and '%s: %s' brings a step '%s' with it"
        .formatted(written.part().key(), written.step().name(), name);
  }

  private void step(PipelineFile.Written<?> written, String at) {
    problems.addAll(written.check(definition, document, at));
    String kind = written.part().key();
    if (written.part().isAlone() && document.at(at) instanceof Value.Mapping step) {
      step.fields().keySet().stream()
          .filter(key -> !key.equals(kind))
          .forEach(key ->
              problem(
                  at + "/" + key,
                  "belongs to a gate; a step with '" + kind + "' has nothing else"));
    }
  }

  private static String at(int step) {
    return "/pipeline/" + step;
  }

  private void problem(String pointer, String message) {
    problems.add(Problem.of(document, pointer, message));
  }
}
