package dev.slipway.e2e.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A TCP proxy that can be cut, closed and slowed down. With several targets it takes the next that
/// answers, as a load balancer does.
final class Link implements AutoCloseable {

  private static final int BACKLOG = 200;
  private static final int CONNECT_MILLIS = 1_000;

  private final ServerSocket server;
  private final List<Integer> targets;
  private final AtomicInteger next = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile Duration delay = Duration.ZERO;
  private volatile boolean refusing;

  Link(int port, Integer... targets) {
    this.targets = List.of(targets);
    try {
      this.server = new ServerSocket();
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
    } catch (IOException e) {
      throw new UncheckedIOException("no link on port " + port, e);
    }
    Thread.ofVirtual().name("link-" + port).start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  /// Breaks what is connected; new connections are taken.
  void cut() {
    open.forEach(Link::close);
  }

  /// Breaks what is connected and every new connection, until it is told otherwise.
  void refuse(boolean refuse) {
    refusing = refuse;
    if (refuse) {
      cut();
    }
  }

  /// Holds every piece of data back for this long.
  void delay(Duration time) {
    delay = time;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> connect(client));
      } catch (IOException e) {
        // Closed; anything else ends with the test, which then finds nobody answering.
        return;
      }
    }
  }

  private void connect(Socket client) {
    Socket target = refusing ? null : reach();
    if (target == null) {
      close(client);
      return;
    }
    open.add(client);
    open.add(target);
    Thread.ofVirtual().start(() -> pump(client, target));
    pump(target, client);
  }

  private @Nullable Socket reach() {
    for (int i = 0; i < targets.size(); i++) {
      int port = targets.get(Math.floorMod(next.getAndIncrement(), targets.size()));
      Socket socket = new Socket();
      try {
        socket.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MILLIS);
        return socket;
      } catch (IOException e) {
        close(socket);
      }
    }
    return null;
  }

  private void pump(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[16 * 1024];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        Duration pause = delay;
        if (pause.isPositive()) {
          Thread.sleep(pause);
        }
        out.write(buffer, 0, n);
        out.flush();
      }
    } catch (IOException e) {
      // One side is gone, so the other goes.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    close(from);
    close(to);
    open.remove(from);
    open.remove(to);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      cut();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
