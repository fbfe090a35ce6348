package dev.slipway.sandbox.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopbackPeersTest {

  private static final String HEADER =
      "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";
  private static final long ME = 1000;
  private static final InetSocketAddress HERE = end("127.0.0.1", 8080);
  private static final InetSocketAddress PEER = end("127.0.0.1", 40000);

  @TempDir Path folder;

  @BeforeEach
  void isLittleEndian() {
    assumeTrue(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN, "the tables here are so");
  }

  @Test
  void aProgramOfTheSameUserOrOfRootIsServed() throws IOException {
    assertThat(peers(row("0100007F", 1000, 5)).refusal(PEER, HERE)).isEmpty();
    assertThat(peers(row("0100007F", 0, 5)).refusal(PEER, HERE)).isEmpty();
  }

  @Test
  void aProgramOfAnotherUserIsRefused() throws IOException {
    assertThat(peers(row("0100007F", 1001, 5)).refusal(PEER, HERE)).isPresent();
  }

  @Test
  void aConnectionThatIsGoneOrNotListedIsRefused() throws IOException {
    assertThat(peers(row("0100007F", 0, 0)).refusal(PEER, HERE)).isPresent();
    assertThat(peers("").refusal(PEER, HERE)).isPresent();
    assertThat(peers(row("0100007F", 1000, 5)).refusal(end("127.0.0.1", 40001), HERE)).isPresent();
  }

  @Test
  void anAddressOfTheFourthVersionIsFoundInConnectionsOfTheSixth() throws IOException {
    assertThat(peers(row("0000000000000000FFFF00000100007F", 1000, 5)).refusal(PEER, HERE))
        .isEmpty();
    assertThat(
            peers(row("00000000000000000000000001000000", 1000, 5))
                .refusal(end("::1", 40000), end("::1", 8080)))
        .isEmpty();
  }

  @Test
  void whatComesFromElsewhereIsNotJudged() throws IOException {
    assertThat(peers("").refusal(end("192.0.2.7", 40000), HERE)).isEmpty();
    assertThat(LoopbackPeers.none().refusal(PEER, HERE)).isEmpty();
  }

  @Test
  void connectionsOfThisProcessAreItsOwn() throws IOException {
    LoopbackPeers peers = LoopbackPeers.ofThisMachine();
    for (String address : List.of("127.0.0.1", "127.0.0.2")) {
      try (ServerSocket server = new ServerSocket(0, 1, InetAddress.ofLiteral(address));
          Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
          Socket accepted = server.accept()) {
        assertThat(client.isConnected()).isTrue();
        assertThat(
                peers.refusal(
                    (InetSocketAddress) accepted.getRemoteSocketAddress(),
                    (InetSocketAddress) accepted.getLocalSocketAddress()))
            .isEmpty();
      }
    }
  }

  private LoopbackPeers peers(String rows) throws IOException {
    Path table = Files.writeString(folder.resolve("tcp"), HEADER + rows);
    return new LoopbackPeers(List.of(table), ME);
  }

  /// The client's end of a connection from port 40000 to 8080.
  private static String row(String address, long user, int inode) {
    return "   0: %s:9C40 %s:1F90 01 00000000:00000000 00:00000000 00000000 %5d        0 %d 1 0 20 4 0 10 -1\n"
        .formatted(address, address, user, inode);
  }

  private static InetSocketAddress end(String address, int port) {
    return new InetSocketAddress(InetAddress.ofLiteral(address), port);
  }
}
