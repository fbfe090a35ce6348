package dev.slipway.projectfiles.pipeline;

import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Step;
import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.document.Value;
import dev.slipway.projectfiles.environment.FreezeReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The pipeline as the file has it, and what becomes of it.
///
/// @param written in the file's order
public record PipelineFile(List<Written<?>> written) {

  public PipelineFile {
    written = List.copyOf(written);
  }

  /// One entry.
  ///
  /// @param step as the file has it
  /// @param becomes the step itself, unless its kind says otherwise
  record Written<S extends Step>(StepPart<S> part, S step, List<Step> becomes) {

    List<Problem> check(ProjectDefinition definition, Value.Mapping document, String at) {
      return part.check(step, definition, document, at);
    }

    Optional<String> repeated(int line) {
      return part.repeated(step, line);
    }
  }

  /// @param given JSON that the schema allows
  /// @param frozen by the environment's name
  public static PipelineFile read(
      JsonNode given,
      Map<String, Environment> environments,
      Map<String, FreezeReader.Frozen> frozen) {
    return read(given, environments, frozen, StepParts.installed());
  }

  static PipelineFile read(
      JsonNode given,
      Map<String, Environment> environments,
      Map<String, FreezeReader.Frozen> frozen,
      StepParts parts) {
    List<Written<?>> written = new ArrayList<>();
    given.forEach(step -> written.add(read(parts.of(step), step, environments, frozen)));
    return new PipelineFile(written);
  }

  private static <S extends Step> Written<S> read(
      StepPart<S> part,
      JsonNode given,
      Map<String, Environment> environments,
      Map<String, FreezeReader.Frozen> frozen) {
    S step = part.read(given);
    return new Written<>(part, step, part.becomes(step, environments, frozen));
  }

  /// All that there is to do, in order.
  public List<Step> steps() {
    return written.stream().flatMap(step -> step.becomes().stream()).toList();
  }
}
