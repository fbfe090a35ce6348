package dev.slipway.e2e.upgrade;

import dev.slipway.e2e.Json;
import dev.slipway.embedded.EmbeddedKafka;
import dev.slipway.embedded.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/// The data that an earlier version wrote.
///
/// @param folder holds it
record UpgradeData(Path folder) {

  /// The version before.
  static final UpgradeData BEFORE = new UpgradeData(Path.of("src/test/resources/upgrade"));

  static final List<String> DATABASES = List.of("approval", "notifier");

  /// Rows of one service.
  StoredTables tables(String service) {
    return new StoredTables(folder.resolve(service), service);
  }

  StoredTopics topics() {
    return new StoredTopics(folder.resolve("topics"));
  }

  /// The sandbox's chat and cluster.
  Path sandbox() {
    return folder.resolve("sandbox");
  }

  /// The id of a release of the [Walk], by the walk's own name of it.
  String release(String name) {
    return read("releases").path(name).asString();
  }

  /// What the API of then answered about a release of the walk.
  JsonNode answer(String name) {
    return read("answers").path(name);
  }

  private JsonNode read(String name) {
    try {
      return Json.read(Files.readString(folder.resolve(name + ".json")));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// Makes a data folder of `slipway up` out of it.
  void restore(Path data)
      throws IOException, SQLException, ExecutionException, InterruptedException {
    FileSystemUtils.copyRecursively(sandbox(), data.resolve("sandbox"));
    try (EmbeddedKafka kafka = EmbeddedKafka.start(data.resolve("kafka"), 0)) {
      topics().restore(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }
    Path postgres = data.resolve("postgres");
    try (PostgresServer server =
        PostgresServer.start(postgres.resolve("data"), postgres.resolve("bin"), 0, false)) {
      for (String service : DATABASES) {
        tables(service).restore(server.database(service), PostgresServer.USER, server.password());
      }
    }
  }
}
