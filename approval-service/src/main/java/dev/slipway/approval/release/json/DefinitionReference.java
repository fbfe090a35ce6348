package dev.slipway.approval.release.json;

import dev.slipway.contract.project.ProjectDefinition;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/// A definition inside a stored value: its id, kept by whoever writes it. The [Definitions] come as an attribute of the mapper.
final class DefinitionReference {

  private DefinitionReference() {}

  static final class Writer extends ValueSerializer<ProjectDefinition> {
    @Override
    public void serialize(
        ProjectDefinition definition, JsonGenerator json, SerializationContext context) {
      json.writeString(definitions(context.getAttribute(Definitions.class)).keep(definition));
    }
  }

  /// Also reads a definition in place, as it was stored until the table `definition` was there.
  static final class Reader extends ValueDeserializer<ProjectDefinition> {
    @Override
    public ProjectDefinition deserialize(JsonParser json, DeserializationContext context) {
      return json.hasToken(JsonToken.VALUE_STRING)
          ? definitions(context.getAttribute(Definitions.class)).find(json.getString())
          : context.readValue(json, ProjectDefinition.class);
    }
  }

  private static Definitions definitions(@org.jspecify.annotations.Nullable Object attribute) {
    if (attribute instanceof Definitions definitions) {
      return definitions;
    }
    throw new IllegalStateException("no definitions to refer to");
  }
}
