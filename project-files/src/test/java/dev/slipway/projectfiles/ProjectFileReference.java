package dev.slipway.projectfiles;

import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The reference page of project files, rendered from the schema.
final class ProjectFileReference {

  private static final String HEAD =
      """
      # Project file

      For authors of project files: every key, its values, its default and its meaning. Generated from the schema by
      `ProjectFileReferenceTest`; change the descriptions there (`project.schema.json`) and run
      `mvn -pl project-files -am test -Dslipway.docs.write=true`. Each example is read by the reader that the gateway uses.

      A project file is YAML, in the folder that the gateway reads ([how it is judged](../concepts/projects.md#what-a-file-may-be)).
      [Projects](../concepts/projects.md) explains what the keys are for, `slipway init` writes a first file, and `slipway validate` checks
      one. An editor checks it while you type if it uses the gateway's `/schemas/project.json`.

      In the tables, *required* marks a key without which the section is refused. `<name>` stands for a name of your own and `[]` for
      an element of a list.
      """;

  private final SchemaSections sections;

  ProjectFileReference(SchemaSections sections) {
    this.sections = sections;
  }

  String page() {
    StringBuilder page = new StringBuilder(HEAD);
    sections.all().forEach(section -> page.append(text(section)));
    return page.toString();
  }

  private String text(SchemaSection section) {
    StringBuilder text = new StringBuilder("\n## ").append(section.heading()).append("\n\n");
    String description = section.schema().path("description").asString("");
    if (!description.isEmpty()) {
      text.append(description).append("\n\n");
    }
    for (JsonNode example : section.examples()) {
      text.append("```yaml\n").append(yaml(section, example)).append("```\n\n");
    }
    text.append("| key | value | default | meaning |\n|---|---|---|---|\n");
    section
        .schema()
        .path("properties")
        .propertyNames()
        .forEach(key -> text.append(row(section, key)));
    return text.toString();
  }

  private String row(SchemaSection section, String key) {
    return "| `%s` | %s | %s | %s |\n"
        .formatted(key, values(section, key), otherwise(section, key), meaning(section, key));
  }

  private String values(SchemaSection section, String key) {
    @Nullable SchemaSection below = sections.of(section, key);
    String expected = sections.word(section, key, "x-expected").asString("");
    String words = expected.isEmpty() ? kind(section, key) : cell(expected.replace("<", "\\<"));
    return below == null ? words : "%s; [keys](#%s)".formatted(words, anchor(below.heading()));
  }

  private String kind(SchemaSection section, String key) {
    JsonNode choices = sections.word(section, key, "enum");
    if (!choices.isMissingNode()) {
      return choices
          .valueStream()
          .map(choice -> "`" + choice.asString() + "`")
          .collect(Collectors.joining(" or "));
    }
    return switch (sections.word(section, key, "type").asString("")) {
      case "boolean" -> "`true` or `false`";
      case "integer" -> "a number";
      case "array" -> "a list";
      case "object" -> "a map";
      default -> "a text";
    };
  }

  /// The default, in words if it depends on something.
  String otherwise(SchemaSection section, String key) {
    String pointer = "/properties/" + key;
    if (section
        .schema()
        .path("required")
        .valueStream()
        .anyMatch(name -> key.equals(name.asString()))) {
      return "*required*";
    }
    JsonNode own = section.schema().at(pointer);
    if (own.has("x-otherwise")) {
      return cell(own.path("x-otherwise").asString());
    }
    JsonNode value = sections.word(section, key, "default");
    return value.isMissingNode() ? "" : "`" + cell(flow(value)) + "`";
  }

  private String meaning(SchemaSection section, String key) {
    return cell(sections.word(section, key, "description").asString(""));
  }

  private static String flow(JsonNode value) {
    return value.isArray()
        ? value.valueStream().map(JsonNode::asString).collect(Collectors.joining(", ", "[", "]"))
        : value.asString();
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }

  /// As Git hosts make it of a heading.
  private static String anchor(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace(' ', '-');
  }

  /// The example below its own key, as people write it.
  private static String yaml(SchemaSection section, JsonNode example) {
    String[] keys = section.path().split("\\.", -1);
    String key = keys[keys.length - 1];
    JsonNode shown = example;
    if (key.endsWith("[]")) {
      shown = JsonMapper.shared().createArrayNode().add(example);
    } else if (!section.path().isEmpty()) {
      shown =
          JsonMapper.shared().createObjectNode().set(key.equals("<name>") ? "name" : key, example);
    }
    return example.isValueNode()
        ? key + ": " + example.asString() + "\n"
        : new Yaml(style()).dump(JsonMapper.shared().convertValue(shown, Object.class));
  }

  private static DumperOptions style() {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.AUTO);
    options.setWidth(120);
    return options;
  }
}
