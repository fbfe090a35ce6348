package dev.slipway.projectfiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.folder.Folder;
import dev.slipway.projectfiles.schema.ProjectSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Renders `docs/reference/project-file.md` from the schema and holds it against the file, and the schema's examples and
/// defaults against the reader. `-Dslipway.docs.write=true` writes the file anew.
class ProjectFileReferenceTest {

  private static final Path DOC = Path.of("../docs/reference/project-file.md");

  private static final String WEB =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: "{name}"}
      spec: {template: {spec: {containers: [{name: web, image: "{image}"}]}}}
      """;

  private static final Map<String, String> FILES =
      Map.of("shop/web.yaml", WEB, "shop/overlays/live/kustomization.yaml", "resources: []\n");

  private static final String PEOPLE =
      """
      ann: {slack: U0ANN}
      ben: {slack: U0BEN}
      """;

  /// Keys whose default is filled in by the service that acts on it, so that the definition does not hold it.
  private static final Set<String> FILLED_IN_LATER =
      Set.of("ask", "builds.events", "github.events", "timeout", "failures", "route", "cluster");

  private final SchemaSections sections =
      new SchemaSections(JsonMapper.shared().readTree(ProjectSchema.text()));

  @Test
  void thePageSaysWhatTheSchemaSays() throws IOException {
    String rendered = new ProjectFileReference(sections).page();
    if (Boolean.getBoolean("slipway.docs.write")) {
      Files.writeString(DOC, rendered);
    }
    assertThat(Files.readString(DOC))
        .as(
            "docs/reference/project-file.md is out of date; run"
                + " mvn -pl project-files -am test -Dslipway.docs.write=true")
        .isEqualTo(rendered);
  }

  /// Of two definitions of one name the first would hold for nothing.
  @Test
  void noKeyOfTheSchemaStandsTwice() {
    Path schema = Path.of("src/main/resources/schema/project.schema.json");
    JsonFactory strict =
        JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    assertThat(JsonMapper.builder(strict).build().readTree(schema)).isNotEmpty();
  }

  @Test
  void everyExampleIsReadByTheReader() {
    List<String> wrong = new ArrayList<>();
    for (SchemaSection section : sections.all()) {
      for (JsonNode example : section.examples()) {
        JsonNode file = section.place().apply(example);
        problems(file)
            .forEach(problem -> wrong.add(section.heading() + " " + example + ": " + problem));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyKeyIsInAnExampleOfItsSection() {
    for (SchemaSection section : sections.all()) {
      for (String key : keys(section)) {
        assertThat(section.examples())
            .as(section.heading() + ": " + key)
            .anyMatch(example -> example.has(key));
      }
    }
  }

  @Test
  void everyKeyIsExplainedWithItsDefault() {
    ProjectFileReference reference = new ProjectFileReference(sections);
    for (SchemaSection section : sections.all()) {
      for (String key : keys(section)) {
        String name = section.heading() + ": " + key;
        assertThat(sections.word(section, key, "description").asString(""))
            .as(name)
            .matches("[A-Z`*].*[.]")
            .doesNotContain("Whether", "What ", "where it is left out");
        assertThat(reference.otherwise(section, key)).as(name).isNotEmpty();
      }
    }
  }

  @Test
  void everyDefaultIsWhatTheReaderFillsIn() {
    List<String> checked = new ArrayList<>();
    for (SchemaSection section : sections.all()) {
      for (String key : keys(section)) {
        JsonNode value = section.schema().path("properties").path(key).path("default");
        String path = section.path() + "." + key;
        if (!value.isMissingNode() && FILLED_IN_LATER.stream().noneMatch(path::endsWith)) {
          assertThat(definition(section.with(key, value)))
              .as(path)
              .isEqualTo(definition(section.without(key)));
          checked.add(path);
        }
      }
    }
    assertThat(checked).hasSizeGreaterThan(10);
  }

  private static List<String> keys(SchemaSection section) {
    return List.copyOf(section.schema().path("properties").propertyNames());
  }

  private static Stream<String> problems(JsonNode file) {
    return loaded(file).problems().stream().map(Problem::message);
  }

  private static ProjectDefinition definition(JsonNode file) {
    Loaded loaded = loaded(file);
    assertThat(loaded.problems()).as(file.toString()).isEmpty();
    return loaded.definitions().values().iterator().next();
  }

  private static Loaded loaded(JsonNode file) {
    return Loaded.from(
        new Folder(
            "projects",
            Map.of("shop.yaml", file.toString()),
            Map.of("places", "workload: {port: 80}\n"),
            PEOPLE,
            FILES));
  }
}
