package dev.slipway.e2e.upgrade;

import dev.slipway.e2e.Slipway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes the upgrade's data anew with a released version, once after each release (CONTRIBUTING.md).
@EnabledIfSystemProperty(
    named = "slipway.upgrade.write",
    matches = "true",
    disabledReason = "it writes the test's data, and is run by hand after a release")
class UpgradeDataWriter {

  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  @TempDir private Path folder;

  @Test
  void writesWhatAWalkLeaves()
      throws IOException, SQLException, ExecutionException, InterruptedException {
    UpgradeData data = UpgradeData.BEFORE;
    FileSystemUtils.deleteRecursively(data.folder());
    Files.createDirectories(data.folder());
    try (Slipway slipway = Slipway.start(folder)) {
      Map<String, String> releases = new Walk(slipway).go();
      ObjectNode answers = MAPPER.createObjectNode();
      releases.forEach((name, release) -> answers.set(name, slipway.release(release)));
      write(data.folder().resolve("releases.json"), releases);
      write(data.folder().resolve("answers.json"), answers);
      for (String service : UpgradeData.DATABASES) {
        try (Connection database = database(slipway, service)) {
          data.tables(service).write(database);
        }
      }
      data.topics().write(slipway.client());
    }
    FileSystemUtils.copyRecursively(slipwayData().resolve("sandbox"), data.sandbox());
  }

  private Path slipwayData() {
    return folder.resolve("data");
  }

  private Connection database(Slipway slipway, String service) throws SQLException, IOException {
    Path password = slipwayData().resolve("postgres/password");
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + slipway.port("postgres") + "/" + service,
        "postgres",
        Files.exists(password) ? Files.readString(password) : "");
  }

  private static void write(Path file, Object value) throws IOException {
    Files.writeString(
        file, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n");
  }
}
