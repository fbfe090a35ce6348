package dev.slipway.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/// TCP ports of the loopback address.
public final class Ports {

  private Ports() {}

  /// A port that was free a moment ago.
  public static int free() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free TCP port", e);
    }
  }

  /// Whether nobody listens on the port. A connection that an earlier process left in TIME_WAIT does
  /// not count.
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /// @throws IllegalStateException naming the port and who wants it, where somebody listens on it
  public static void requireFree(int port, String user) {
    if (!isFree(port)) {
      throw new IllegalStateException(
          "port " + port + " is taken; " + user + " needs it: stop what uses it or choose another");
    }
  }
}
