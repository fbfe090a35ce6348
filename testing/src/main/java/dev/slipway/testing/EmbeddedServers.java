package dev.slipway.testing;

import dev.slipway.embedded.EmbeddedKafka;
import dev.slipway.embedded.PostgresServer;
import dev.slipway.testing.Infrastructure.Broker;
import dev.slipway.testing.Infrastructure.Database;
import dev.slipway.testing.Infrastructure.Postgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/// Servers in this process, on a folder that goes when they stop.
record EmbeddedServers() implements Servers {

  @Override
  public Broker kafka() {
    Path folder = folder("kafka");
    EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("data"), 0);
    return new Broker() {
      @Override
      public String bootstrapServers() {
        return kafka.bootstrapServers();
      }

      @Override
      public void close() {
        kafka.close();
        delete(folder);
      }
    };
  }

  @Override
  public Postgres postgres() {
    Path folder = folder("postgres");
    PostgresServer server =
        PostgresServer.start(folder.resolve("data"), folder.resolve("bin"), 0, false);
    return new Postgres() {
      @Override
      public Database database(String name) {
        return new Database(server.database(name), PostgresServer.USER, server.password());
      }

      @Override
      public void close() {
        server.close();
        delete(folder);
      }
    };
  }

  private static Path folder(String name) {
    try {
      return Files.createTempDirectory("slipway-test-" + name);
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary folder", e);
    }
  }

  private static void delete(Path folder) {
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder, e);
    }
  }
}
