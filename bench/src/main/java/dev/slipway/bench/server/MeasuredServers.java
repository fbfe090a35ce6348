package dev.slipway.bench.server;

import dev.slipway.embedded.EmbeddedKafka;
import dev.slipway.embedded.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/// An empty Kafka and an empty, durable PostgreSQL for one measurement, on a folder that goes with
/// them.
public final class MeasuredServers implements AutoCloseable {

  /// What `docs/concepts/performance.md` advises for production.
  private static final Map<String, String> POSTGRES =
      Map.of("shared_buffers", "1GB", "max_wal_size", "4GB");

  private final Path folder;
  private final EmbeddedKafka kafka;
  private final PostgresServer postgres;

  private MeasuredServers(Path folder) {
    this.folder = folder;
    this.kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
    this.postgres =
        PostgresServer.start(
            folder.resolve("postgres/data"), folder.resolve("postgres/bin"), 0, POSTGRES);
  }

  /// Starts both and returns once they answer.
  public static MeasuredServers start() {
    try {
      return new MeasuredServers(Files.createTempDirectory("slipway-bench"));
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary folder", e);
    }
  }

  /// The bootstrap servers.
  public String kafka() {
    return kafka.bootstrapServers();
  }

  /// The JDBC URL of a database with its user and password; created if it is missing.
  public String database(String name) {
    return postgres.database(name)
        + "?user="
        + PostgresServer.USER
        + "&password="
        + postgres.password();
  }

  /// Of the databases' user.
  String password() {
    return postgres.password();
  }

  /// The folder of both servers, deleted on close.
  public Path folder() {
    return folder;
  }

  @Override
  public void close() {
    kafka.close();
    postgres.close();
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder, e);
    }
  }
}
