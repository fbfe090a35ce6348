package dev.slipway.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A project names secrets that were given for projects, and nothing else of the process's environment.
class NamedSecretsTest {

  private static final Map<String, String> VARIABLES =
      Map.of("SLIPWAY_SECRET_CI", "by variable", "SLACK_BOT_TOKEN", "xoxb-private");

  @TempDir private Path folder;

  @Test
  void aFileOfThatNameGoesBeforeTheVariable() throws IOException {
    assertThat(secrets(false).find("CI")).contains("by variable");
    Files.writeString(folder.resolve("CI"), "by file\n");
    assertThat(secrets(false).find("CI")).contains("by file");
  }

  @Test
  void anotherVariableIsNoSecretUnlessTheOperatorSaysSo() {
    assertThat(secrets(false).find("SLACK_BOT_TOKEN")).isEmpty();
    assertThat(secrets(true).find("SLACK_BOT_TOKEN")).contains("xoxb-private");
  }

  @Test
  void anEmptyFileIsNoSecret() throws IOException {
    Files.writeString(folder.resolve("NEW"), "\n");
    assertThat(secrets(false).find("NEW")).isEmpty();
  }

  private NamedSecrets secrets(boolean any) {
    return new NamedSecrets(folder, any, VARIABLES::get);
  }
}
