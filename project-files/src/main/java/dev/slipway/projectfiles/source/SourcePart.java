package dev.slipway.projectfiles.source;

import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.messaging.EventJson;
import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.document.Value;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/// A source's part of a project file. Found by [java.util.ServiceLoader]: the class is public, as is its constructor
/// without arguments. Its fragment of the schema is the resource `KEY.schema.json` of its package, which may refer to
/// the `$defs` of `project.schema.json`.
public interface SourcePart {

  /// The key at the top of the file, which no other part has.
  String key();

  /// Returns the definition with the part in it. Unless a source says otherwise its settings are what the file says,
  /// under the part's key, as plain values of the types that they have when the definition comes back from its topic: a
  /// definition that differs is published again.
  ///
  /// @param part as the schema allows it
  /// @param definition without this part
  default ProjectDefinition read(JsonNode part, ProjectDefinition definition) {
    String json = EventJson.mapper().writeValueAsString(part);
    return definition.with(key(), EventJson.mapper().readValue(json, new TypeReference<>() {}));
  }

  /// The rules that no schema can state. Called for files that have the part.
  ///
  /// @param document the whole file, for the places of what is wrong
  default List<Problem> check(ProjectDefinition definition, Value.Mapping document) {
    return List.of();
  }
}
