package dev.slipway.projectfiles.pipeline;

import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Step;
import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.document.Value;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A kind of step that the product does not have.
public final class PausePart implements StepPart<Step.Unknown> {

  @Override
  public String key() {
    return "pause";
  }

  @Override
  public Step.Unknown read(JsonNode given) {
    return new Step.Unknown(given.path("pause").path("name").asString(), "pause", Map.of());
  }

  @Override
  public List<Problem> check(
      Step.Unknown step, ProjectDefinition definition, Value.Mapping document, String at) {
    return step.name().equals("siesta")
        ? List.of(Problem.of(document, at + "/pause/name", "is too long"))
        : List.of();
  }
}
