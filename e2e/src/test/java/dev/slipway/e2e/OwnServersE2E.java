package dev.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.slipway.testing.Infrastructure;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// `slipway up` on a PostgreSQL and an address of its user's own.
class OwnServersE2E {

  private static final String ADDRESS = "127.0.0.2";
  private static final int PATIENCE = 30_000;

  @TempDir Path folder;

  @Test
  void anOwnDatabaseIsUsedAndAnOwnAddressListenedOn() throws Exception {
    assumeTrue(
        Files.isReadable(Path.of("/proc/net/tcp")), "all of 127.0.0.0/8 is here on Linux alone");
    Infrastructure.Database database = Infrastructure.freshDatabase();
    String url =
        database.url().replaceFirst("^jdbc:", "").replace("//", "//" + database.user() + "@");
    try (Slipway slipway =
        Slipway.start(
            folder,
            Map.of("PGPASSWORD", database.password()),
            List.of("--postgres", url, "--listen", ADDRESS))) {
      assertThat(slipway.data().resolve("postgres")).doesNotExist();
      assertThat(count(database, "slipway_approval", "release")).isZero();
      assertThat(count(database, "slipway_notifier", "surface")).isNotNegative();
      for (String part : List.of("gateway", "api", "sandbox")) {
        connect(ADDRESS, slipway.port(part));
        assertThatThrownBy(() -> connect("127.0.0.1", slipway.port(part)))
            .as(part)
            .isInstanceOf(ConnectException.class);
      }
    }
  }

  private static long count(Infrastructure.Database server, String database, String table) {
    String url = server.url().replaceFirst("/[^/?]+(\\?|$)", "/" + database + "$1");
    return JdbcClient.create(new DriverManagerDataSource(url, server.user(), server.password()))
        .sql("SELECT count(*) FROM " + table)
        .query(Long.class)
        .single();
  }

  private static void connect(String address, int port) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), PATIENCE);
    }
  }
}
