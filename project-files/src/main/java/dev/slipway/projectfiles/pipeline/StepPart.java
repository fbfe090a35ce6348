package dev.slipway.projectfiles.pipeline;

import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Step;
import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.document.Value;
import dev.slipway.projectfiles.environment.FreezeReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A kind of step in the pipeline of a project file. Found by [java.util.ServiceLoader]: the class is public, as is its
/// constructor without arguments. Its fragment of the schema is the resource `KEY.schema.json` of its package: the kind
/// in words as `description`, its form as `x-expected`, the `properties` and the `examples`. It may refer to the `$defs`
/// of `project.schema.json`.
public interface StepPart<S extends Step> {

  /// The key that makes an entry of the pipeline a step of this kind, which no other kind has.
  String key();

  /// Whether the step's other settings are all below its key. Keys beside it belong to gates.
  default boolean isAlone() {
    return true;
  }

  /// @param given the entry, as the schema allows it
  S read(JsonNode given);

  /// The steps that become of it, in order.
  ///
  /// @param frozen by the environment's name
  default List<Step> becomes(
      S step, Map<String, Environment> environments, Map<String, FreezeReader.Frozen> frozen) {
    return List.of(step);
  }

  /// The rules that no schema can state.
  ///
  /// @param document the whole file, for the places of what is wrong
  /// @param at the entry's pointer
  default List<Problem> check(
      S step, ProjectDefinition definition, Value.Mapping document, String at) {
    return List.of();
  }

  /// The problem of a step that the pipeline has once more, where that is more than a name used twice.
  ///
  /// @param line of the earlier one
  default Optional<String> repeated(S step, int line) {
    return Optional.empty();
  }
}
