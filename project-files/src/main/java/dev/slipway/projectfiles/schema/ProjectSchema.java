package dev.slipway.projectfiles.schema;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.document.Value;
import dev.slipway.projectfiles.people.ConversationForms;
import dev.slipway.projectfiles.pipeline.StepParts;
import dev.slipway.projectfiles.source.SourceParts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The published JSON Schema of a project's file, with the fragments of all sources and kinds of steps.
public final class ProjectSchema {

  private static final String RESOURCE = "/schema/project.schema.json";

  /// The keyword for a default that depends on something, in words.
  private static final String OTHERWISE = "x-otherwise";

  /// Stands in the schema's file for the form of a conversation.
  private static final String CONVERSATION = "{conversation}";

  private static final JsonNode NODE = load();
  private static final String TEXT = NODE.toPrettyString() + "\n";
  private static final Schema SCHEMA =
      SchemaRegistry.withDialect(
              Dialect.builder(Dialects.getDraft202012())
                  .keyword(new NonValidationKeyword(SchemaMessages.EXPECTED))
                  .keyword(new NonValidationKeyword(OTHERWISE))
                  .build(),
              registry ->
                  registry.schemaRegistryConfig(
                      SchemaRegistryConfig.builder()
                          .regularExpressionFactory(new LinearPatterns())
                          .build()))
          .getSchema(NODE);

  private ProjectSchema() {}

  /// The schema as it is published.
  public static String text() {
    return TEXT;
  }

  /// What in the document the schema does not allow, each where it was written.
  public static List<Problem> check(Value.Mapping document) {
    return new SchemaMessages(NODE, SCHEMA.validate(document.json())).problems(document);
  }

  /// The schema's file with the fragments of the sources and the kinds of steps in it.
  private static JsonNode load() {
    try (InputStream stream = ProjectSchema.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IllegalStateException("the class path lacks " + RESOURCE);
      }
      JsonNode schema = JsonMapper.shared().readTree(stream);
      fillIn(schema);
      ObjectNode keys = (ObjectNode) schema.path("properties");
      SourceParts.installed().fragments().forEach((key, fragment) -> add(keys, key, fragment));
      StepParts.installed().complete((ObjectNode) schema.at("/$defs/step"));
      return schema;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Conversations have the forms of the platforms there are.
  private static void fillIn(JsonNode node) {
    if (node instanceof ObjectNode rule) {
      if (rule.path("pattern").asString("").equals(CONVERSATION)) {
        rule.put("pattern", ConversationForms.pattern());
      }
      rule.path(SchemaMessages.EXPECTED)
          .asStringOpt()
          .map(expected -> expected.replace(CONVERSATION, ConversationForms.says()))
          .ifPresent(expected -> rule.put(SchemaMessages.EXPECTED, expected));
    }
    node.forEach(ProjectSchema::fillIn);
  }

  private static void add(ObjectNode keys, String key, JsonNode fragment) {
    if (keys.has(key)) {
      throw new IllegalStateException("a source's key '" + key + "' is one of every project file");
    }
    keys.set(key, fragment);
  }
}
