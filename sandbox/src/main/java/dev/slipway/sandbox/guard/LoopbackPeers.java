package dev.slipway.sandbox.guard;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tells the programs of this user from those of the machine's other users, at the other end of a loopback
/// connection. Linux lists each connection with its user in `/proc/net/tcp`; elsewhere nobody is refused.
public final class LoopbackPeers {

  private static final List<Path> TABLES =
      List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"));
  private static final long ROOT = 0;

  /// Columns of the tables, from 0.
  private static final int LOCAL = 1;

  private static final int REMOTE = 2;
  private static final int USER = 7;
  private static final int INODE = 9;

  private final List<Path> tables;
  private final Set<Long> users;

  /// @param tables those of connections, none to refuse nobody
  /// @param user whose programs are served, beside root's
  LoopbackPeers(List<Path> tables, long user) {
    this.tables = List.copyOf(tables);
    this.users = Stream.of(user, ROOT).collect(Collectors.toUnmodifiableSet());
  }

  /// Refuses nobody where this machine does not list the connections of this very process.
  public static LoopbackPeers ofThisMachine() {
    if (!TABLES.stream().allMatch(Files::isReadable)) {
      return none();
    }
    LoopbackPeers peers = new LoopbackPeers(TABLES, new UnixSystem().getUid());
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket accepted = server.accept()) {
      boolean works =
          client.isConnected()
              && peers
                  .refusal(
                      (InetSocketAddress) accepted.getRemoteSocketAddress(),
                      (InetSocketAddress) accepted.getLocalSocketAddress())
                  .isEmpty();
      return works ? peers : none();
    } catch (IOException e) {
      return none();
    }
  }

  /// Refuses nobody.
  public static LoopbackPeers none() {
    return new LoopbackPeers(List.of(), ROOT);
  }

  /// Judges one connection.
  ///
  /// @param peer the other end
  /// @param here this end
  /// @return the reason to refuse it, empty if it may be served or comes from another machine
  public Optional<String> refusal(InetSocketAddress peer, InetSocketAddress here) {
    if (tables.isEmpty() || !peer.getAddress().isLoopbackAddress() || isOwn(peer, here)) {
      return Optional.empty();
    }
    return Optional.of(
        "This request comes from a program of another user of this machine, or of one that is gone, and"
            + " `slipway up` serves its own user alone. Run the program as that user.");
  }

  private boolean isOwn(InetSocketAddress peer, InetSocketAddress here) {
    List<String> ends =
        Stream.of(false, true)
            .filter(mapped -> !mapped || peer.getAddress().getAddress().length == 4)
            .map(mapped -> end(peer, mapped) + " " + end(here, mapped))
            .toList();
    return tables.stream().anyMatch(table -> lists(table, ends));
  }

  private boolean lists(Path table, List<String> ends) {
    try (Stream<String> rows = Files.lines(table)) {
      // Few of what may be thousands of rows are taken apart.
      return rows.filter(row -> ends.stream().anyMatch(row::contains))
          .map(row -> row.strip().split("\\s+"))
          .anyMatch(row ->
              row.length > INODE
                  && ends.contains(row[LOCAL] + " " + row[REMOTE])
                  // A connection that its program has closed has lost its user.
                  && !row[INODE].equals("0")
                  && users.contains(Long.parseLong(row[USER])));
    } catch (IOException e) {
      return false;
    }
  }

  /// As the tables have it: words of the address in this machine's order, and the port, in hexadecimal.
  ///
  /// @param mapped true for an IPv4 address in an IPv6 connection
  private static String end(InetSocketAddress end, boolean mapped) {
    byte[] address = end.getAddress().getAddress();
    ByteBuffer bytes = ByteBuffer.allocate(mapped ? 16 : address.length);
    if (mapped) {
      bytes.position(10).put((byte) 0xFF).put((byte) 0xFF);
    }
    bytes.put(address).flip();
    StringBuilder text = new StringBuilder();
    bytes.order(ByteOrder.nativeOrder());
    while (bytes.hasRemaining()) {
      text.append(HexFormat.of().withUpperCase().toHexDigits(bytes.getInt()));
    }
    return text + ":" + HexFormat.of().withUpperCase().toHexDigits((short) end.getPort());
  }
}
