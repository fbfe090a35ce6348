package dev.slipway.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerIT {

  @TempDir Path folder;

  @Test
  void rowsOutliveARestart() throws SQLException {
    try (PostgresServer server = start(0)) {
      execute(server.database("app"), "CREATE TABLE t AS SELECT 7 AS n");
    }
    try (PostgresServer server = start(0)) {
      assertThat(query(server.database("app"), "SELECT n FROM t")).isEqualTo("7");
      assertThat(query(server.database("app"), "SHOW server_version")).startsWith("18.");
    }
  }

  @Test
  void aServerThatAKilledProcessLeftBehindIsTakenOver() throws Exception {
    int port = Ports.free();
    Process owner =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                PostgresServer.class.getName(),
                folder.toString(),
                Integer.toString(port))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader output = owner.inputReader()) {
      assertThat(output.lines().filter(line -> line.startsWith("PostgreSQL is ready")).findFirst())
          .isPresent();
      execute(
          "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "CREATE TABLE t AS SELECT 7 AS n");
    } finally {
      owner.destroyForcibly().waitFor();
    }
    try (PostgresServer server = start(port)) {
      assertThat(server.port()).isEqualTo(port);
      assertThat(query(server.database("postgres"), "SELECT n FROM t")).isEqualTo("7");
    }
  }

  @Test
  void aServerThatTakesItsTimeToStopIsWaitedFor() throws Exception {
    PostgresServer server = start(0);
    ProcessHandle postmaster = postmaster();
    ProcessHandle writer = child(postmaster, "checkpointer");
    signal(writer, "STOP");
    CompletableFuture<Void> closed = CompletableFuture.runAsync(server::close);
    try {
      // Longer than what the library waits for.
      assertThatThrownBy(() -> closed.get(7, TimeUnit.SECONDS))
          .isInstanceOf(TimeoutException.class);
    } finally {
      signal(writer, "CONT");
    }
    closed.get(30, TimeUnit.SECONDS);
    assertThat(postmaster.isAlive()).isFalse();
  }

  private ProcessHandle postmaster() throws IOException {
    String pid = Files.readAllLines(folder.resolve("data/postmaster.pid")).getFirst();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private static ProcessHandle child(ProcessHandle parent, String title) {
    return parent
        .children()
        .filter(child -> title(child).contains(title))
        .findFirst()
        .orElseThrow();
  }

  private static String title(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void signal(ProcessHandle process, String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  @Test
  void aDurableServerHasCommitsOnDisk() throws SQLException {
    try (PostgresServer server = start(0)) {
      String url = server.database("app");
      assertThat(query(url, "SHOW fsync")).isEqualTo("on");
      assertThat(query(url, "SHOW synchronous_commit")).isEqualTo("on");
      assertThat(query(url, "SHOW full_page_writes")).isEqualTo("on");
    }
  }

  @Test
  void nobodyLogsInWithoutThePassword() throws SQLException, IOException {
    try (PostgresServer server = start(0)) {
      String url = server.database("app");
      for (String wrong : List.of("", "postgres", server.password() + "0")) {
        assertThatThrownBy(
                () -> DriverManager.getConnection(url, PostgresServer.USER, wrong).close())
            .isInstanceOf(SQLException.class)
            .satisfies(e -> assertThat(((SQLException) e).getSQLState()).isIn("28P01", "08004"));
      }
      assertThat(query(url, "SHOW unix_socket_directories")).isEmpty();
      assertThat(
              query(
                  url, "SELECT count(*)::text FROM pg_hba_file_rules WHERE auth_method = 'trust'"))
          .isEqualTo("0");
    }
  }

  @Test
  void otherUsersReadNothingAndWriteNoProgram() throws IOException {
    try (PostgresServer _ = start(0)) {
      for (String name : List.of("", "bin", "data")) {
        assertThat(permissions(name)).as(name).isEqualTo("rwx------");
      }
      assertThat(permissions("password")).isEqualTo("rw-------");
    }
    try (PostgresServer _ = start(0);
        Stream<Path> files = Files.walk(folder.resolve("bin"))) {
      assertThat(
              files
                  .filter(file -> !Files.isSymbolicLink(file))
                  .filter(file -> !file.endsWith("unpacked")))
          .isNotEmpty()
          .allSatisfy(file ->
              assertThat(Files.getPosixFilePermissions(file))
                  .doesNotContain(
                      PosixFilePermission.OTHERS_WRITE, PosixFilePermission.GROUP_WRITE));
    }
  }

  private String permissions(String name) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
  }

  /// Of a version that trusted everybody on this machine.
  @Test
  void dataWithoutAPasswordIsGivenOne() throws SQLException, IOException {
    String before;
    try (PostgresServer server = start(0)) {
      before = server.password();
      execute(server.database("app"), "CREATE TABLE t AS SELECT 7 AS n");
    }
    Files.delete(folder.resolve("password"));
    Files.writeString(folder.resolve("data/pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");
    try (PostgresServer server = start(0)) {
      assertThat(server.password()).isNotEqualTo(before);
      assertThat(query(server.database("app"), "SELECT n FROM t")).isEqualTo("7");
      assertThatThrownBy(() ->
              DriverManager.getConnection(server.database("app"), PostgresServer.USER, before)
                  .close())
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> start(taken.getLocalPort()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("port " + taken.getLocalPort() + " is taken; PostgreSQL needs it");
    }
  }

  private PostgresServer start(int port) {
    return PostgresServer.start(folder.resolve("data"), folder.resolve("bin"), port, true);
  }

  private String password() throws SQLException {
    try {
      return Files.readString(folder.resolve("password"));
    } catch (IOException e) {
      throw new SQLException(e);
    }
  }

  private void execute(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, PostgresServer.USER, password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String query(String url, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, PostgresServer.USER, password());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
