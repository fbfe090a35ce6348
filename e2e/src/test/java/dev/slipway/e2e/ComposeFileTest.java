package dev.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Rules that a reader of the compose file cannot see: each was broken once by a container that did
/// not start.
class ComposeFileTest {

  private static final Pattern OWN_IMAGE = Pattern.compile("slipway/(\\w+):.*");

  /// An empty volume takes over owner and mode of the directory that it covers; a directory which is
  /// not in the image belongs to root, and the service's user cannot write to it.
  @Test
  void everyVolumeCoversAWritableDirectoryOfTheImage() throws IOException {
    ComposeFile compose = ComposeFile.read();
    List<String> found = new ArrayList<>();
    for (String service : compose.services().keySet()) {
      Matcher own = OWN_IMAGE.matcher(compose.image(service));
      if (!own.matches()) {
        continue;
      }
      for (String volume : compose.list(service, "volumes")) {
        String[] parts = volume.split(":", -1);
        if (compose.volumes().containsKey(parts[0])) {
          found.add(volume);
          assertWritable(own.group(1), parts[1]);
        }
      }
    }
    assertThat(found).isNotEmpty();
  }

  private static void assertWritable(String module, String directory) throws IOException {
    assertThat(Path.of("..", module, "src/main/jib", directory)).isDirectory();
    assertThat(Files.readString(Path.of("..", module, "pom.xml")))
        .containsPattern("<file>" + Pattern.quote(directory) + "</file>\\s*<mode>777</mode>");
  }
}
