package dev.slipway.standalone;

import dev.slipway.embedded.PostgresServer;
import java.nio.file.Path;

/// The databases of a run's services, in the bundled server or in one of the user's own.
interface Databases extends AutoCloseable {

  Database of(String service);

  @Override
  void close();

  /// Starts the bundled server unless there is one to be used.
  static Databases start(Settings settings) {
    OwnPostgres own = settings.postgres();
    if (own != null) {
      return new Databases() {
        @Override
        public Database of(String service) {
          return own.database(service);
        }

        @Override
        public void close() {
          // It runs on.
        }
      };
    }
    Path data = settings.data().resolve("postgres");
    PostgresServer server =
        PostgresServer.start(
            data.resolve("data"), data.resolve("bin"), settings.ports().postgres(), true);
    return new Databases() {
      @Override
      public Database of(String service) {
        return new Database(server.database(service), PostgresServer.USER, server.password());
      }

      @Override
      public void close() {
        server.close();
      }
    };
  }
}
