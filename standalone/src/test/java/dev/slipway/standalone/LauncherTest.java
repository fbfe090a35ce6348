package dev.slipway.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LauncherTest {

  /// A process without memory answers nobody and looks alive.
  @Test
  void aProcessOutOfMemoryEnds() throws IOException {
    assertThat(Files.readString(Path.of("../slipway")))
        .contains("options=(-XX:+ExitOnOutOfMemoryError");
  }
}
