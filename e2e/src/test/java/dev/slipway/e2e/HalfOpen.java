package dev.slipway.e2e;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Connections with a request of which the body never comes.
final class HalfOpen implements AutoCloseable {

  private static final int PATIENCE = 60_000;

  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
  private final CountDownLatch open;

  private HalfOpen(int count) {
    this.open = new CountDownLatch(count);
  }

  /// Opens as many as the server takes: one that it does not take has ended.
  static HalfOpen posts(int port, String path, int count) {
    HalfOpen half = new HalfOpen(count);
    String request =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost:"
            + port
            + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000000\r\n\r\nx";
    for (int i = 0; i < count; i++) {
      Thread.ofVirtual().start(() -> half.hold(port, request.getBytes(StandardCharsets.US_ASCII)));
    }
    return half;
  }

  private void hold(int port, byte[] request) {
    try (Socket socket = new Socket()) {
      sockets.add(socket);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE);
      socket.getOutputStream().write(request);
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // The server has ended it.
    } finally {
      open.countDown();
    }
  }

  /// @return true if the server ends all of them in that time, with an answer or without
  boolean awaitAllEnded(Duration time) throws InterruptedException {
    return open.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
