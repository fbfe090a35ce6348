package dev.slipway.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A gateway that is asked to stop while it is being told something.
class ShutdownIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String BUILD = "project=test&image=i%3A1&type=branch&target=stopping";

  @Test
  void aRequestUnderWayIsTakenAndAnswered() throws Exception {
    RunningGateway gateway = RunningGateway.start();
    int port = gateway.port();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      send(
          socket,
          "POST /build-complete HTTP/1.1\r\nHost: gateway\r\nContent-Type: "
              + RunningGateway.FORM
              + "\r\nContent-Length: "
              + BUILD.length()
              + "\r\n\r\n"
              + BUILD.substring(0, 10));
      MeterRegistry meters = gateway.bean(MeterRegistry.class);
      await().atMost(PATIENCE).until(() -> isUnderWay(meters));

      Thread closing = Thread.ofVirtual().start(gateway::close);
      await().atMost(PATIENCE).until(() -> isClosed(port));
      send(socket, BUILD.substring(10));

      assertThat(firstLine(socket)).isEqualTo("HTTP/1.1 202 ");
      assertThat(closing.join(PATIENCE)).isTrue();
    }
  }

  private static boolean isUnderWay(MeterRegistry meters) {
    LongTaskTimer active = meters.find("http.server.requests.active").longTaskTimer();
    return active != null && active.activeTasks() > 0;
  }

  private static boolean isClosed(int port) {
    try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private static String firstLine(Socket socket) throws IOException {
    return new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
        .readLine();
  }
}
