package dev.slipway.approval.release.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.core.World;
import dev.slipway.approval.core.environment.InstanceEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The stored form of instances' histories. A golden file is a contract with the rows that were written with it.
/// `-Dslipway.goldens.write=true` writes those that are missing.
class StoredInstancesTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/instances");

  static Stream<InstanceEvent> events() {
    return StoredSlotSamples.history().stream();
  }

  @ParameterizedTest
  @MethodSource("events")
  void anEventIsStoredAsItsGoldenFileSaysAndReadsBack(InstanceEvent event) throws IOException {
    String stored = golden(StoredInstances.nameOf(event), StoredInstances.write(event));
    assertThat(StoredInstances.write(event)).isEqualTo(stored);
    assertThat(StoredInstances.read(stored)).isEqualTo(event);
  }

  @Test
  void everyKindOfEventHasASample() {
    assertThat(events().<Class<?>>map(Object::getClass))
        .containsExactlyInAnyOrderElementsOf(World.kinds(InstanceEvent.class).toList());
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
