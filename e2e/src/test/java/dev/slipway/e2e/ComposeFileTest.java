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
      if (!own.matches() || compose.of(service).containsKey("user")) {
        continue;
      }
      for (String volume : compose.list(service, "volumes")) {
        String[] parts = volume.split(":", -1);
        if (compose.volumes().containsKey(parts[0]) && !volume.endsWith(":ro")) {
          found.add(volume);
          assertWritable(own.group(1), parts[1]);
        }
      }
    }
    assertThat(found).isNotEmpty();
  }

  @Test
  void everyServiceHasALimitAndTimeToStop() throws IOException {
    ComposeFile compose = ComposeFile.read();
    for (String service : compose.services().keySet()) {
      assertThat(compose.of(service)).as(service).containsKeys("mem_limit", "stop_grace_period");
      assertThat(compose.healthcheck(service)).as(service).containsKeys("start_period", "interval");
    }
  }

  /// Compose names the JVM's tools `….sh`; a JVM for each question takes a quarter of a core.
  @Test
  void noHealthCheckStartsAJvm() throws IOException {
    ComposeFile compose = ComposeFile.read();
    for (String service : compose.services().keySet()) {
      assertThat(String.valueOf(compose.healthcheck(service).get("test")))
          .as(service)
          .doesNotContain(".sh")
          .doesNotContain("java");
    }
  }

  /// A readiness that is down still names parts that are up.
  @Test
  void readinessIsJudgedByTheAnswersStatus() throws IOException {
    ComposeFile compose = ComposeFile.read();
    for (String service : List.of("gateway", "approval", "notifier", "deployer", "sandbox")) {
      assertThat(String.valueOf(compose.healthcheck(service).get("test")))
          .as(service)
          .contains("\"$$status\" = 200")
          .doesNotContain("UP");
    }
  }

  @Test
  void everyPortIsPublishedOnThisMachineAlone() throws IOException {
    ComposeFile compose = ComposeFile.read();
    for (String service : compose.services().keySet()) {
      assertThat(compose.list(service, "ports")).allMatch(port -> port.startsWith("127.0.0.1:"));
    }
  }

  /// While it makes the databases, PostgreSQL's image runs a server that listens on its socket alone.
  @Test
  void postgresIsAskedOverTcp() throws IOException {
    assertThat(String.valueOf(ComposeFile.read().healthcheck("postgres").get("test")))
        .contains("-h, 127.0.0.1");
  }

  /// Each variable that the page on containers has a reader set.
  @Test
  void aRealSlackIsGivenByVariables() throws IOException {
    List<String> documented =
        Pattern.compile("`(SLACK_[A-Z_]+)`")
            .matcher(Files.readString(Path.of("../docs/how-to/containers.md")))
            .results()
            .map(found -> found.group(1))
            .distinct()
            .toList();
    assertThat(documented).hasSizeGreaterThanOrEqualTo(7);
    ComposeFile compose = ComposeFile.read();
    assertThat(taken(compose, "gateway")).containsAll(documented);
    assertThat(taken(compose, "notifier"))
        .contains("SLACK_BOT_TOKEN", "SLACK_API_URL", "SLACK_REPLY_URLS");
  }

  /// The variables that a service takes from whoever starts it.
  private static List<String> taken(ComposeFile compose, String service) {
    return Pattern.compile("\\$\\{([A-Z_]+):-")
        .matcher(String.valueOf(compose.of(service).get("environment")))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  /// A tag is another base tomorrow, and the same sources another image.
  @Test
  void theBaseImageIsPinnedByDigest() throws IOException {
    assertThat(Files.readString(Path.of("../pom.xml")))
        .containsPattern("<jib.base>[^<]+@sha256:[0-9a-f]{64}</jib.base>")
        .contains("<creationTime>${project.build.outputTimestamp}</creationTime>");
  }

  private static void assertWritable(String module, String directory) throws IOException {
    assertThat(Path.of("..", module, "src/main/jib", directory)).isDirectory();
    assertThat(Files.readString(Path.of("..", module, "pom.xml")))
        .containsPattern("<file>" + Pattern.quote(directory) + "</file>\\s*<mode>777</mode>");
  }
}
