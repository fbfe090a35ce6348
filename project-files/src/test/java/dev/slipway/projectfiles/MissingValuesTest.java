package dev.slipway.projectfiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.folder.Folder;
import dev.slipway.projectfiles.schema.ProjectSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A name with nothing behind it is refused with its line, and never read as the text `null`.
class MissingValuesTest {

  private static final String WEB =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: "{name}"}
      spec: {template: {spec: {containers: [{name: web, image: "{image}"}]}}}
      """;

  private static final String SHOP =
      """
      project: shop
      channel: slack:C0SHOP
      people: {owners: [slack:U0ONE]}
      environments: {live: {namespace: shop}}
      workload: {port: 80, manifests: [%s]}
      pipeline: [{deploy: live}]
      """;

  /// Each value of each example of the schema, one after the other.
  @Test
  void noKeyOfAProjectFileTakesNothing() {
    List<String> taken = new ArrayList<>();
    int tried = 0;
    SchemaSections sections =
        new SchemaSections(JsonMapper.shared().readTree(ProjectSchema.text()));
    for (SchemaSection section : sections.all()) {
      for (JsonNode example : section.examples()) {
        for (JsonPointer value : values(example, JsonPointer.empty())) {
          tried++;
          JsonNode file = section.place().apply(without(example, value));
          if (!isOwnManifest(example, value)
              && problems(file.toString(), "resources: []\n").isEmpty()) {
            taken.add(section.heading() + " " + value);
          }
        }
      }
    }
    assertThat(taken).isEmpty();
    assertThat(tried).isGreaterThan(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resources: [~]",
        "namePrefix:",
        "nameSuffix: null",
        "namespace: ~",
        "images: [{name: web, newTag: }]",
        "images: [{name: web, digest: ~}]",
        "commonLabels: {app: }",
        "replicas: [{name: web, count: Null}]"
      })
  void noKeyOfAKustomizationTakesNothing(String kustomization) {
    assertThat(
            problems(
                SHOP.formatted("{kustomization: shop/live}"),
                "kind: Kustomization\n" + kustomization))
        .singleElement()
        .asString()
        .contains("shop/live/kustomization.yaml:2: there is no value here");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{file: }", "{file: ~}", "{kustomization: }", "{kustomization: null}"})
  void noFileIsNamedNull(String manifest) {
    assertThat(problems(SHOP.formatted(manifest), "resources: []\n"))
        .singleElement()
        .asString()
        .contains("shop.yaml:5: workload.manifests[0].")
        .endsWith("'' is not a path");
  }

  /// What an object of the cluster's may leave empty is the cluster's to judge.
  private static boolean isOwnManifest(JsonNode example, JsonPointer value) {
    for (JsonPointer above = value.head(); above != null; above = above.head()) {
      if (example.at(above).has("apiVersion")) {
        return true;
      }
    }
    return false;
  }

  private static List<JsonPointer> values(JsonNode node, JsonPointer at) {
    List<JsonPointer> values = new ArrayList<>();
    if (node.isValueNode()) {
      values.add(at);
    }
    node.properties()
        .forEach(
            field -> values.addAll(values(field.getValue(), at.appendProperty(field.getKey()))));
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      values.addAll(values(node.get(i), at.appendIndex(i)));
    }
    return values;
  }

  private static JsonNode without(JsonNode example, JsonPointer value) {
    JsonNode nothing = JsonNodeFactory.instance.nullNode();
    if (value.equals(JsonPointer.empty())) {
      return nothing;
    }
    JsonNode changed = example.deepCopy();
    switch (changed.at(value.head())) {
      case ObjectNode map -> map.set(value.last().getMatchingProperty(), nothing);
      case ArrayNode list -> list.set(value.last().getMatchingIndex(), nothing);
      default -> throw new AssertionError(value);
    }
    return changed;
  }

  private static List<String> problems(String file, String kustomization) {
    return Loaded.from(
            new Folder(
                "projects",
                Map.of("shop.yaml", file),
                Map.of("places", "workload: {port: 80}\n"),
                "ann: {slack: U0ANN}\nben: {slack: U0BEN}\n",
                Map.of(
                    "shop/web.yaml",
                    WEB,
                    "shop/live/kustomization.yaml",
                    kustomization,
                    "shop/overlays/live/kustomization.yaml",
                    "resources: []\n")))
        .problems()
        .stream()
        .map(Problem::toString)
        .toList();
  }
}
