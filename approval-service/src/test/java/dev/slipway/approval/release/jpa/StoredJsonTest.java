package dev.slipway.approval.release.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.release.core.Release;
import dev.slipway.approval.release.core.ReleaseEvent;
import dev.slipway.approval.release.core.StepState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The stored form of the core's values, held against files. A golden file is added, never edited:
/// rows that were written with it are still there. `-Dslipway.goldens.write=true` writes those that
/// are missing.
class StoredJsonTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  static Stream<ReleaseEvent> events() {
    return StoredSamples.events().stream();
  }

  static Stream<Map.Entry<String, Release>> states() {
    return StoredSamples.states().entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("events")
  void anEventIsStoredAsItsGoldenFileSaysAndReadsBack(ReleaseEvent event) throws IOException {
    String stored = golden("event." + StoredJson.nameOf(event), StoredJson.write(event));
    assertThat(StoredJson.write(event)).isEqualTo(stored);
    assertThat(StoredJson.event(stored)).isEqualTo(event);
    assertThat(stored).startsWith("{\"type\":\"" + StoredJson.nameOf(event) + "\"");
  }

  @ParameterizedTest
  @MethodSource("states")
  void aStateIsStoredAsItsGoldenFileSaysAndReadsBack(Map.Entry<String, Release> state)
      throws IOException {
    String stored = golden("state." + state.getKey(), StoredJson.write(state.getValue()));
    assertThat(StoredJson.write(state.getValue())).isEqualTo(stored);
    assertThat(StoredJson.release(stored)).isEqualTo(state.getValue());
  }

  @Test
  void everyKindOfEventHasASample() {
    assertThat(StoredSamples.events().stream().<Class<?>>map(Object::getClass))
        .containsExactlyInAnyOrder(ReleaseEvent.class.getPermittedSubclasses());
  }

  @Test
  void everyKindOfStepStateIsInASample() {
    String all =
        String.join("", StoredSamples.states().values().stream().map(StoredJson::write).toList());
    for (Class<?> root : List.of(StepState.Deployment.class, StepState.Gate.class)) {
      String field = root == StepState.Gate.class ? "gate" : "deployment";
      assertThat(Arrays.stream(root.getPermittedSubclasses()))
          .allSatisfy(type ->
              assertThat(all)
                  .contains(
                      "\"%s\":{\"type\":\"%s\""
                          .formatted(field, type.getSimpleName().toLowerCase(Locale.ROOT))));
    }
  }

  private static String golden(String name, String written) throws IOException {
    Path file = GOLDEN.resolve(name + ".json");
    if (Boolean.getBoolean("slipway.goldens.write") && Files.notExists(file)) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, written + "\n");
    }
    return Files.readString(file).strip();
  }
}
