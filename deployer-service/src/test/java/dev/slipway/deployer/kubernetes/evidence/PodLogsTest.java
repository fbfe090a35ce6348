package dev.slipway.deployer.kubernetes.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.slipway.deployer.Clients;
import dev.slipway.deployer.diagnosis.PodView;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A log is bounded in bytes where it is read.
class PodLogsTest {

  private static final PodView POD =
      new PodView("p", "app", Instant.EPOCH, false, false, true, null, null, 0, null, null);

  private static final int CHUNK = 64 * 1024;

  @Test
  @Timeout(60)
  void aLineWithoutEndIsReadToTheLimitAlone() throws IOException {
    List<String> asked = new CopyOnWriteArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().getQuery());
          exchange.sendResponseHeaders(200, 0);
          byte[] chunk = "x".repeat(CHUNK).getBytes(java.nio.charset.StandardCharsets.UTF_8);
          try (var out = exchange.getResponseBody()) {
            while (true) {
              out.write(chunk);
            }
          } catch (IOException e) {
            exchange.close();
          }
        });
    server.start();
    try (KubernetesClient client =
        Clients.of("http://127.0.0.1:" + server.getAddress().getPort())) {
      for (boolean previous : new boolean[] {false, true}) {
        List<String> log = new PodLogs(client).of("shop-live", POD, previous);
        assertThat(log).singleElement().satisfies(line -> assertThat(line).hasSize(32 * 1024));
      }
      assertThat(asked)
          .filteredOn(query -> query.contains("tailLines=20"))
          .hasSize(2)
          .allMatch(query -> query.contains("limitBytes=32768"))
          .last()
          .asString()
          .contains("previous=true");
    } finally {
      server.stop(0);
    }
  }
}
