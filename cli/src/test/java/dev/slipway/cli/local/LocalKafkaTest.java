package dev.slipway.cli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The login to Kafka that a run of the same user left in its data folder.
class LocalKafkaTest {

  private static final String HERE = "127.0.0.1:19092";

  @TempDir Path home;
  private Path data;

  @BeforeEach
  void leaveALogin() throws IOException {
    System.setProperty("slipway.home", home.toString());
    data = home.resolve(".slipway");
    OwnFiles.createFolder(data);
    LocalKafka.write(data, HERE, Map.of("sasl.mechanism", "PLAIN"));
  }

  @AfterEach
  void forget() {
    System.clearProperty("slipway.home");
  }

  @Test
  void theLoginIsFoundForItsAddressAlone() {
    assertThat(LocalKafka.find(null).orElseThrow()).containsEntry("bootstrap.servers", HERE);
    assertThat(LocalKafka.find("localhost:19092").orElseThrow())
        .containsEntry("sasl.mechanism", "PLAIN");
    assertThat(LocalKafka.find("kafka.example.org:9093")).isEmpty();
  }

  /// Its contents name classes to log in with.
  @Test
  void aFileThatOthersCouldHaveWrittenIsNotRead() throws IOException {
    Path file = LocalKafka.file(data);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));
    assertThat(LocalKafka.find(HERE)).isEmpty();
    LocalKafka.write(data, HERE, Map.of());
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThat(LocalKafka.find(HERE)).isEmpty();
  }
}
