package dev.slipway.approval.web.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.web.step.StepView;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.ReleaseSnapshotBuilder;
import dev.slipway.contract.release.StepSnapshot;
import dev.slipway.contract.release.Subject;
import dev.slipway.messaging.EventJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The JSON of releases in the API, held against files: clients of every version read it. What is shown is taken from the
/// golden events, which have every kind of nested value. `-Dslipway.goldens.write=true` writes the files; read them.
class AnswersGoldenTest {

  private static final Path EVENTS = Path.of("../common/src/test/resources/golden");
  private static final Path GOLDEN = Path.of("src/test/resources/golden/api");
  private static final ReleaseMapping MAPPING = new ReleaseMappingImpl();
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @ParameterizedTest
  @ValueSource(strings = {"opened", "finished"})
  void aReleaseIsShownAsItsGoldenFileSays(String event) throws IOException {
    ReleaseSnapshot snapshot = snapshot(event);
    assertThat(snapshot.steps()).hasAtLeastOneElementOfType(StepSnapshot.Gate.class);
    requireGolden("release." + event, ReleaseView.of(MAPPING, snapshot, List.of()));
  }

  @Test
  void subjectsWithoutABuildAreShownAsTheirGoldenFileSays() throws IOException {
    requireGolden(
        "subjects",
        List.of(
            about(new Subject.Task("deploys", "17", "Deploy?", Map.of("version", "1.2"))),
            about(new Subject.Runbook("restart-web", Map.of("zone", "eu"))),
            about(new Subject.Unknown("ritual"))));
  }

  @Test
  void stepsOfUnknownKindsAndPhasesAreShownAsTheirGoldenFileSays() throws IOException {
    String steps =
        """
        [{"kind":"tea","name":"break"},
         {"kind":"deploy","name":"a","status":"pending","attempt":0,"phase":{"kind":"preview"}},
         {"kind":"deploy","name":"b","status":"deploying","attempt":1,"phase":{"kind":"switch"}},
         {"kind":"deploy","name":"c","status":"deployed","attempt":1,"phase":{"kind":"whole"}},
         {"kind":"deploy","name":"d","status":"failed","attempt":1,"phase":{"kind":"abort"}}]
        """;
    StepSnapshot[] read = EventJson.mapper().readValue(steps, StepSnapshot[].class);
    requireGolden("steps", new Steps(MAPPING.steps(List.of(read))));
  }

  @Test
  void choicesWithQuestionsAndVotesWithAnswersAreShownAsTheirGoldenFileSays() throws IOException {
    String gate =
        """
        {"kind":"approve","name":"go-live","status":"passed","advisory":false,"attempt":1,
         "from":["owners"],"people":[{"id":"owner-one","git":[]}],"choices":[
          {"id":"close","label":"Close","effect":"close","questions":[
            {"kind":"text","id":"reason","label":"Reason","required":true,"multiline":true,"longest":100},
            {"kind":"select","id":"risk","label":"Risk","required":false,
             "options":[{"id":"low","label":"Low"}]},
            {"kind":"checkbox","id":"told","label":"Told","required":true}]}],
         "votes":[{"by":{"person":"owner-one"},"choice":"close","label":"Close","effect":"close","attempt":1,
           "at":"2026-03-01T12:00:00Z","answers":[
            {"kind":"text","question":"reason","text":"Broken"},
            {"kind":"select","question":"risk","option":"low"},
            {"kind":"checkbox","question":"told","ticked":true}]}]}
        """;
    StepSnapshot read = EventJson.mapper().readValue(gate, StepSnapshot.class);
    requireGolden("questions", new Steps(List.of(MAPPING.step(read))));
  }

  /// Steps as a part of an answer.
  record Steps(List<StepView> steps) {}

  private static ReleaseItem about(Subject subject) throws IOException {
    ReleaseSnapshot any = snapshot("opened");
    return MAPPING.item(
        ReleaseSnapshotBuilder.builder()
            .id("test-1")
            .project(any.project())
            .name(any.name())
            .channel(any.channel())
            .state(any.state())
            .subject(subject)
            .cause(any.cause())
            .openedAt(any.openedAt())
            .create());
  }

  private static ReleaseSnapshot snapshot(String event) throws IOException {
    Path file = EVENTS.resolve("dev.slipway.release." + event + ".v1.json");
    JsonNode release = EventJson.mapper().readTree(Files.readString(file)).findValue("release");
    return EventJson.mapper().treeToValue(release, ReleaseSnapshot.class);
  }

  private static void requireGolden(String name, Object answer) throws IOException {
    String json = JSON.writeValueAsString(answer) + "\n";
    Path file = GOLDEN.resolve(name + ".json");
    if (Boolean.getBoolean("slipway.goldens.write")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, json);
    }
    assertThat(json).isEqualTo(Files.readString(file));
  }
}
