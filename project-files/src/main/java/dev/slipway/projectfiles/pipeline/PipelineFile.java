package dev.slipway.projectfiles.pipeline;

import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.Step;
import dev.slipway.projectfiles.environment.FreezeReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The pipeline as the file has it, and what becomes of it.
///
/// @param written in the file's order
public record PipelineFile(List<Written> written) {

  public PipelineFile {
    written = List.copyOf(written);
  }

  /// @param step as the file has it
  /// @param becomes the step itself, unless it deploys to an environment with a freeze or a strategy
  record Written(Step step, List<Step> becomes) {}

  /// @param given JSON that the schema allows
  /// @param frozen by the environment's name
  public static PipelineFile read(
      JsonNode given,
      Map<String, Environment> environments,
      Map<String, FreezeReader.Frozen> frozen) {
    List<Written> written = new ArrayList<>();
    for (Step step : PipelineReader.read(given)) {
      written.add(
          new Written(
              step,
              switch (step) {
                case Step.Approve _ -> List.of(step);
                case Step.Deploy(String name, _) ->
                    DeploymentSteps.of(name, environments.get(name), frozen.get(name));
              }));
    }
    return new PipelineFile(written);
  }

  /// All that there is to do, in order.
  public List<Step> steps() {
    return written.stream().flatMap(step -> step.becomes().stream()).toList();
  }
}
