package dev.slipway.projectfiles.pipeline;

import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Step;
import dev.slipway.projectfiles.document.KnownNames;
import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.document.Value;
import dev.slipway.projectfiles.environment.FreezeReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The step `deploy`, which becomes the phases of its environment's strategy and the wait for the end of its freeze.
public final class DeploymentPart implements StepPart<Step.Deploy> {

  @Override
  public String key() {
    return "deploy";
  }

  @Override
  public Step.Deploy read(JsonNode given) {
    return new Step.Deploy(given.path("deploy").asString());
  }

  @Override
  public List<Step> becomes(
      Step.Deploy step,
      Map<String, Environment> environments,
      Map<String, FreezeReader.Frozen> frozen) {
    String name = step.environment();
    return DeploymentSteps.of(name, environments.get(name), frozen.get(name));
  }

  @Override
  public List<Problem> check(
      Step.Deploy step, ProjectDefinition definition, Value.Mapping document, String at) {
    return definition.environments().containsKey(step.environment())
        ? List.of()
        : List.of(
            Problem.of(
                document,
                at + "/deploy",
                "unknown environment '%s'; environments here are %s"
                    .formatted(
                        step.environment(), KnownNames.list(definition.environments().keySet()))));
  }

  @Override
  public Optional<String> repeated(Step.Deploy step, int line) {
    return Optional.of(
        "'%s' is deployed to already in line %d; a pipeline deploys to an environment once"
            .formatted(step.name(), line));
  }
}
