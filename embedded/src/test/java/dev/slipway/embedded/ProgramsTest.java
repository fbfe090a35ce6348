package dev.slipway.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// PostgreSQL's programs for the platforms that people start Slipway on.
class ProgramsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "linux-x86_64",
        "linux-x86_64-alpine_linux",
        "linux-arm_64",
        "darwin-x86_64",
        "darwin-arm_64",
        "windows-x86_64"
      })
  void everyPlatformHasTheProgramsOfTheSameVersion(String platform) throws IOException {
    URL programs =
        Objects.requireNonNull(
            ProgramsTest.class.getResource("/postgres-" + platform + ".txz"), platform);
    JarURLConnection jar = (JarURLConnection) programs.openConnection();
    assertThat(jar.getJarFileURL().getPath()).contains("/18.");
  }
}
