package dev.slipway.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/// TCP ports of the loopback address.
public final class Ports {

  private static final int LOWEST = 10_240;

  /// The lower end of `net.ipv4.ip_local_port_range` unless configured otherwise.
  private static final int LOWEST_EPHEMERAL = 32_768;

  private static final int TRIES = 1_000;
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private Ports() {}

  /// A port that was free a moment ago. It is below those that Linux gives to outgoing connections, so
  /// that none of them takes it before its user does, and this process is never given it again.
  public static int free() {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, LOWEST_EPHEMERAL);
      if (isFree(port) && GIVEN.add(port)) {
        return port;
      }
    }
    throw new IllegalStateException("no free TCP port below " + LOWEST_EPHEMERAL);
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
