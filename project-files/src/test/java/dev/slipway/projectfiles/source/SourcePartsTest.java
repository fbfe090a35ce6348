package dev.slipway.projectfiles.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.messaging.EventJson;
import dev.slipway.projectfiles.Loaded;
import dev.slipway.projectfiles.document.Value;
import dev.slipway.projectfiles.document.YamlReader;
import dev.slipway.projectfiles.folder.Folder;
import dev.slipway.projectfiles.schema.ProjectSchema;
import dev.slipway.projectfiles.source.generic.BuildsPart;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A further source brings its own part of a project file, and nothing else grows for it.
class SourcePartsTest {

  private static final String SHOP =
      """
      project: shop
      channel: slack:C0SHOP
      people: {owners: ["slack:U0OWNER1"]}
      environments: {live: {namespace: shop}}
      workload: {port: 80}
      pipeline: [{deploy: live}]
      builds: {secret: S}
      github: {repository: org/shop, image: "r/shop:{sha}"}
      """;

  private static final String TOWER =
      "tower: {repository: org/shop, secret: S, branches: [main, next], attempts: 2}\n";

  private final SourceParts parts = new SourceParts(List.of(new TowerPart(), new BuildsPart()));

  @Test
  void aFurtherSourcesSettingsAreWhatTheFileSays() {
    Map<String, Map<String, Object>> settings =
        Map.of(
            "tower",
            Map.of(
                "repository",
                "org/shop",
                "secret",
                "S",
                "branches",
                List.of("main", "next"),
                "attempts",
                2));
    ProjectDefinition definition = parts.read(document(TOWER).json(), shop());
    assertThat(definition.sources()).isEqualTo(settings);
    JsonNode json = EventJson.mapper().valueToTree(definition);
    assertThat(EventJson.mapper().treeToValue(json, ProjectDefinition.class)).isEqualTo(definition);
  }

  @Test
  void theSourcesOfBeforeKeepTheirFields() {
    ProjectDefinition shop = shop();
    assertThat(Objects.requireNonNull(shop.builds()).secret()).isEqualTo("S");
    assertThat(Objects.requireNonNull(shop.github()).repository()).isEqualTo("org/shop");
    assertThat(shop.sources()).isNull();
    assertThat(EventJson.mapper().writeValueAsString(shop)).doesNotContain("sources");
  }

  @Test
  void aPartIsJudgedByItsOwnRulesIfTheFileHasIt() {
    Value.Mapping wrong = document(TOWER.replace("org/shop", "forbidden"));
    ProjectDefinition definition = parts.read(wrong.json(), shop());
    assertThat(parts.check(definition, wrong))
        .extracting(Object::toString)
        .containsExactly("shop.yaml:1: tower.repository: is not allowed");
    assertThat(parts.check(definition, document("project: shop\n"))).isEmpty();
  }

  @Test
  void everyPartHasAFragmentAndAKeyOfItsOwn() {
    assertThat(parts.fragments()).containsOnlyKeys("builds", "tower");
    SourceParts doubled = new SourceParts(List.of(new TowerPart(), new TowerPart()));
    assertThatIllegalStateException().isThrownBy(doubled::fragments).withMessageContaining("tower");
    SourceParts bare = new SourceParts(List.of(() -> "bare"));
    assertThatIllegalStateException()
        .isThrownBy(bare::fragments)
        .withMessageContaining("lacks bare.schema.json");
  }

  @Test
  void thePublishedSchemaHasThePartsOfAllSources() {
    JsonNode schema = JsonMapper.shared().readTree(ProjectSchema.text());
    assertThat(schema.path("properties").propertyNames()).contains("builds", "github");
    assertThat(SourceParts.installed().fragments()).containsKeys("builds", "github");
    SourceParts.installed().fragments().values().stream()
        .flatMap(fragment -> fragment.findValuesAsString("$ref").stream())
        .forEach(reference ->
            assertThat(schema.at(reference.substring(1)).isMissingNode()).as(reference).isFalse());
  }

  private static Value.Mapping document(String text) {
    return YamlReader.read("shop.yaml", text);
  }

  private static ProjectDefinition shop() {
    Loaded loaded = Loaded.from(new Folder("projects", Map.of("shop.yaml", SHOP), Map.of(), ""));
    assertThat(loaded.problems()).isEmpty();
    return Objects.requireNonNull(loaded.definitions().get("shop"));
  }
}
