package dev.slipway.cli.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.release.StepSnapshot;
import dev.slipway.messaging.EventJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// The API's answers as the command line reads them: by the contract's types, since the texts are made of these. The API
/// has types of its own, so each of its golden answers is read here, and nothing of it may be lost.
class ApiAnswersTest {

  private static final Path ANSWERS = Path.of("../approval-service/src/test/resources/golden/api");

  @ParameterizedTest
  @ValueSource(strings = {"release.opened", "release.finished"})
  void nothingOfAReleaseIsLost(String name) throws IOException {
    JsonNode answer = answer(name);
    JsonNode read = written(ReleaseJson.of(answer));
    assertThat(answer.path("steps")).isNotEmpty();
    answer
        .propertyStream()
        .forEach(field ->
            assertThat(read.path(field.getKey())).as(field.getKey()).isEqualTo(field.getValue()));
    assertThat(ReleaseText.of(ReleaseJson.of(answer))).contains("registry/app:0.1.0");
  }

  @ParameterizedTest
  @CsvSource({"steps, 5", "questions, 1"})
  void nothingOfAStepIsLost(String name, int steps) throws IOException {
    JsonNode answer = answer(name).path("steps");
    StepSnapshot[] read = EventJson.mapper().treeToValue(answer, StepSnapshot[].class);
    assertThat(read).hasSize(steps);
    assertThat(written(read)).isEqualTo(answer);
  }

  @Test
  void aSubjectIsReadByItsKind() throws IOException {
    for (JsonNode item : answer("subjects")) {
      ReleaseJson release = ReleaseJson.of(item);
      assertThat(written(release).path("subject")).isEqualTo(item.path("subject"));
      assertThat(release.target()).isNotBlank();
    }
  }

  private static JsonNode written(Object read) {
    return EventJson.mapper().readTree(EventJson.mapper().writeValueAsString(read));
  }

  private static JsonNode answer(String name) throws IOException {
    return EventJson.mapper().readTree(Files.readString(ANSWERS.resolve(name + ".json")));
  }
}
