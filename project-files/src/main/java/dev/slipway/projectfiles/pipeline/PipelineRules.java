package dev.slipway.projectfiles.pipeline;

import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Step;
import dev.slipway.projectfiles.document.KnownNames;
import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.document.Value;
import dev.slipway.projectfiles.people.Groups;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    Groups groups = new Groups(definition.people());
    for (int i = 0; i < pipeline.written().size(); i++) {
      switch (pipeline.written().get(i).step()) {
        case Step.Deploy deploy -> rules.deploy(deploy, at(i));
        case Step.Approve gate ->
            rules.problems.addAll(GateRules.check(gate, groups, document, at(i)));
      }
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
    Step step = pipeline.written().get(here).step();
    Step earlier = pipeline.written().get(other).step();
    if (step instanceof Step.Deploy && step.equals(earlier)) {
      return "'%s' is deployed to already in line %d; a pipeline deploys to an environment once"
          .formatted(step.name(), document.locate(at(other)).line());
    }
    String message = "'" + name + "' is already a step; names are unique in a pipeline";
    if (!name.equals(earlier.name())) {
      return message + brings(earlier, name);
    }
    return name.equals(step.name()) ? message : message + brings(step, name);
  }

  private static String brings(Step deploy, String name) {
    return ", and 'deploy: %s' brings a step '%s' with it".formatted(deploy.name(), name);
  }

  private void deploy(Step.Deploy deploy, String at) {
    if (!definition.environments().containsKey(deploy.environment())) {
      problem(
          at + "/deploy",
          "unknown environment '%s'; environments here are %s"
              .formatted(
                  deploy.environment(), KnownNames.list(definition.environments().keySet())));
    }
    if (document.at(at) instanceof Value.Mapping step) {
      step.fields().keySet().stream()
          .filter(key -> !key.equals("deploy"))
          .forEach(key ->
              problem(at + "/" + key, "belongs to a gate; a step with 'deploy' has nothing else"));
    }
  }

  private static String at(int step) {
    return "/pipeline/" + step;
  }

  private void problem(String pointer, String message) {
    problems.add(Problem.of(document, pointer, message));
  }
}
