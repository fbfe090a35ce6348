package dev.slipway.approval.web.project;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.messaging.EventJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import tools.jackson.core.type.TypeReference;

/// A project's definition in force, as a document: the API promises the fields named here, and for all others what
/// the gateway promises of what it publishes (docs/reference/events.md): fields may come, and none goes or gets
/// another meaning.
///
/// @param others every other field, by its name, as published
@Schema(
    name = "ProjectDefinition",
    description =
        "The definition in force, as the gateway published it. Besides `project` and `name` it has the fields of"
            + " the event dev.slipway.project.defined.v1: new ones may come with any version, so skip those that"
            + " you do not know.")
record DefinitionDocument(
    @Schema(description = "The project's key") String project,
    @Schema(description = "The project's name for people") String name,
    @Schema(hidden = true) @JsonAnyGetter Map<String, Object> others) {

  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  static DefinitionDocument of(ProjectDefinition definition) {
    Map<String, Object> fields = EventJson.mapper().convertValue(definition, FIELDS);
    fields.remove("project");
    fields.remove("name");
    return new DefinitionDocument(definition.project(), definition.name(), fields);
  }
}
