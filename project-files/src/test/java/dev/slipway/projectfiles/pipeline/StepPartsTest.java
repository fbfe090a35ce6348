package dev.slipway.projectfiles.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Step;
import dev.slipway.projectfiles.Loaded;
import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.document.Value;
import dev.slipway.projectfiles.document.YamlReader;
import dev.slipway.projectfiles.folder.Folder;
import dev.slipway.projectfiles.schema.ProjectSchema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A further kind of step brings its own part of a project file, and nothing else grows for it.
class StepPartsTest {

  private static final String FILE =
      """
      project: shop
      channel: slack:C0SHOP
      people: {owners: ["slack:U0OWNER1"]}
      environments: {live: {namespace: shop}}
      workload: {port: 80}
      pipeline:
        - deploy: live
        - pause: {name: siesta}
          veto: true
      builds: {secret: S}
      """;

  private final StepParts parts =
      new StepParts(List.of(new DeploymentPart(), new GatePart(), new PausePart()));

  @Test
  void theSchemaHasTheKeyTheFormAndTheExamplesOfEachKind() {
    JsonNode step = completed(parts);
    assertThat(step.path("description").asString())
        .isEqualTo(
            "A deployment (`deploy`), a gate (`approve`) or a pause (`pause`). All other keys belong to gates.");
    assertThat(step.path("x-expected").asString())
        .isEqualTo(
            "a step: it needs 'deploy: <environment>', 'approve: <gate>' or 'pause: {name: <name>}', one of them");
    assertThat(step.path("oneOf").size()).isEqualTo(3);
    assertThat(step.path("properties").has("pause")).isTrue();
    assertThat(step.path("examples").valueStream().filter(example -> example.has("pause")))
        .hasSize(1);
  }

  @Test
  void thePublishedSchemaHasTheKindsThatAreRegistered() {
    JsonNode schema = JsonMapper.shared().readTree(ProjectSchema.text());
    assertThat(schema.at("/$defs/step/properties").propertyNames())
        .startsWith("deploy", "approve", "from");
    assertThat(schema.at("/$defs/step/oneOf").valueStream().map(kind -> kind.at("/required/0")))
        .extracting(JsonNode::asString)
        .containsExactly("deploy", "approve");
  }

  @Test
  void aFurtherKindIsReadAndJudgedByItsOwnPart() {
    Value.Mapping document = YamlReader.read("shop.yaml", FILE);
    PipelineFile pipeline =
        PipelineFile.read(document.json().path("pipeline"), Map.of(), Map.of(), parts);
    assertThat(pipeline.steps())
        .containsExactly(new Step.Deploy("live"), new Step.Unknown("siesta", "pause", Map.of()));
    assertThat(PipelineRules.check(shop(), pipeline, document))
        .extracting(Problem::toString)
        .containsExactly(
            "shop.yaml:8: pipeline[1].pause.name: is too long",
            "shop.yaml:9: pipeline[1].veto: belongs to a gate; a step with 'pause' has nothing else");
  }

  @Test
  void twoKindsWithOneKeyAreRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new StepParts(List.of(new PausePart(), new PausePart())))
        .withMessageContaining("'pause'");
  }

  private static JsonNode completed(StepParts parts) {
    ObjectNode step = JsonMapper.shared().createObjectNode();
    step.put("description", "All other keys belong to gates.").put("x-expected", "a step");
    step.putArray("oneOf");
    step.putObject("properties");
    step.putArray("examples");
    parts.complete(step);
    return step;
  }

  private static ProjectDefinition shop() {
    String valid = FILE.replace("  - pause: {name: siesta}\n    veto: true\n", "");
    Loaded loaded = Loaded.from(new Folder("projects", Map.of("shop.yaml", valid), Map.of(), ""));
    assertThat(loaded.problems()).isEmpty();
    return Objects.requireNonNull(loaded.definitions().get("shop"));
  }
}
