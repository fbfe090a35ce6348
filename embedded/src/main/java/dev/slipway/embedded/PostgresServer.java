package dev.slipway.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

/// A real PostgreSQL as a child process, listening on the loopback address alone. Its only user has a
/// random password, which is kept in a file that other users of the machine cannot read: whoever can log
/// in can run programs as the server's user.
///
/// Killed together with this process, its children may go on for a moment or for ever: the next start
/// on the same folder takes a running server over.
public final class PostgresServer implements AutoCloseable {

  /// The only user.
  public static final String USER = "postgres";

  /// The library's own defaults are for tests.
  private static final Map<String, String> DURABLE =
      Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

  private static final Map<String, String> FORGETFUL =
      Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off");

  private final EmbeddedPostgres server;
  private final Path data;
  private final String password;

  private PostgresServer(EmbeddedPostgres server, Path data, String password) {
    this.server = server;
    this.data = data;
    this.password = password;
  }

  /// Starts a server and returns once it takes connections.
  ///
  /// @param data where the cluster is kept, with the password beside it; created if it is missing
  /// @param binaries a folder for the server's programs, readable by this user alone
  /// @param port 0 for a free one
  /// @param durable whether a commit is on disk when it returns; false is for tests alone
  /// @throws IllegalStateException where the port is taken or the folder cannot be written, saying so
  public static PostgresServer start(Path data, Path binaries, int port, boolean durable) {
    return start(data, binaries, port, durable ? Map.of() : FORGETFUL);
  }

  /// As [#start(Path, Path, int, boolean)], durable unless it is told otherwise.
  ///
  /// @param settings of the server, as in `postgresql.conf`; they come on top of what suits a small
  ///     machine
  public static PostgresServer start(
      Path data, Path binaries, int port, Map<String, String> settings) {
    boolean orphan = Postmaster.isRunning(data);
    if (!orphan && port != 0) {
      Ports.requireFree(port, "PostgreSQL");
    }
    try {
      PrivateFolders.create(PrivateFolders.around(data));
      PrivateFolders.create(binaries);
      if (orphan) {
        Postmaster.stop(data);
      }
      Programs programs = new Programs(binaries);
      Password password = Password.of(data);
      password.requireIn(data, programs);
      return new PostgresServer(
          builder(data, programs, port, settings, password).start(), data, password.text());
    } catch (IOException e) {
      throw new IllegalStateException(
          "PostgreSQL does not start in " + data + ": " + e.getMessage(), e);
    }
  }

  private static EmbeddedPostgres.Builder builder(
      Path data, Programs programs, int port, Map<String, String> settings, Password password) {
    EmbeddedPostgres.Builder builder =
        programs
            .builder()
            .setDataDirectory(data)
            // Of options that are given twice, as the library does, the later one counts.
            .setLocaleConfig("auth", "scram-sha-256")
            .setLocaleConfig("pwfile", password.file().toString())
            .setConnectConfig("password", password.text())
            .setServerConfig("unix_socket_directories", "")
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setPort(port == 0 ? Ports.free() : port)
            .setServerConfig("shared_buffers", "64MB")
            .setServerConfig("max_connections", "100")
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setPGStartupWait(Duration.ofSeconds(30));
    DURABLE.forEach(builder::setServerConfig);
    settings.forEach(builder::setServerConfig);
    return builder;
  }

  /// The URL of a database, which is created where it is missing.
  public String database(String name) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      try (ResultSet found =
          statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + name + "'")) {
        if (!found.next()) {
          statement.execute("CREATE DATABASE \"" + name + "\"");
        }
      }
      return url(name);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot create the database " + name, e);
    }
  }

  /// The password of [#USER].
  public String password() {
    return password;
  }

  /// The port that the server listens on.
  public int port() {
    return server.getPort();
  }

  private String url(String name) {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + name;
  }

  /// Returns once the server is gone.
  @Override
  public void close() {
    try {
      server.close();
      // The library waits for five seconds, and a checkpoint can take longer.
      Postmaster.stop(data);
    } catch (IOException e) {
      throw new IllegalStateException("PostgreSQL does not stop", e);
    }
  }

  /// Runs a durable server as a process of its own: the data folder, the port, and the databases that are
  /// to be there.
  static void main(String[] args) throws InterruptedException {
    Path data = Path.of(args[0]);
    PostgresServer postgres =
        start(data.resolve("data"), data.resolve("bin"), Integer.parseInt(args[1]), true);
    Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
    for (int i = 2; i < args.length; i++) {
      String _ = postgres.database(args[i]);
    }
    System.out.println("PostgreSQL is ready on " + postgres.url(USER));
    Thread.currentThread().join();
  }
}
