package dev.slipway.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Slack's side of Socket Mode, on the wire: `apps.connections.open` and the socket that it names.
public final class SlackSocket implements AutoCloseable {

  public static final String APP_TOKEN = "xapp-test";

  private final HttpServer api;
  private final Server socket = new Server();
  private final Map<String, JsonNode> acknowledged = new ConcurrentHashMap<>();
  private final List<Map<String, String>> told = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();

  public SlackSocket() {
    socket.setReuseAddr(true);
    socket.start();
    Awaitility.await().until(() -> socket.getPort() > 0);
    try {
      api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    api.createContext("/api/apps.connections.open", this::open);
    api.createContext("/api/chat.postEphemeral", this::tell);
    api.start();
  }

  private void tell(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    told.add(SlackApi.form(form));
    answer(exchange, "{\"ok\":true}");
  }

  private void open(HttpExchange exchange) throws IOException {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    String body =
        ("Bearer " + APP_TOKEN).equals(authorization)
            ? "{\"ok\":true,\"url\":\"ws://127.0.0.1:" + socket.getPort() + "/link\"}"
            : "{\"ok\":false,\"error\":\"invalid_auth\"}";
    answer(exchange, body);
  }

  private static void answer(HttpExchange exchange, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  /// The Web API's address, without the path.
  public String url() {
    return "http://127.0.0.1:" + api.getAddress().getPort();
  }

  public boolean isConnected() {
    return !socket.getConnections().isEmpty();
  }

  /// The messages that one person alone sees, by their fields.
  public List<Map<String, String>> told() {
    return told;
  }

  /// How many there have been.
  public int connections() {
    return connections.get();
  }

  public void dropConnections() {
    socket.getConnections().forEach(WebSocket::close);
  }

  /// @param payload JSON
  public void send(String envelope, String type, String payload) {
    socket.broadcast(
        "{\"envelope_id\":\"%s\",\"type\":\"%s\",\"accepts_response_payload\":true,\"payload\":%s}"
            .formatted(envelope, type, payload));
  }

  public JsonNode awaitAcknowledged(String envelope) {
    return Awaitility.await("acknowledgement of " + envelope)
        .atMost(Duration.ofSeconds(20))
        .until(() -> acknowledged.get(envelope), Objects::nonNull);
  }

  @Override
  public void close() {
    api.stop(0);
    try {
      socket.stop(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Server extends WebSocketServer {

    Server() {
      super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    @Override
    public void onOpen(WebSocket connection, ClientHandshake handshake) {
      connections.incrementAndGet();
      connection.send("{\"type\":\"hello\",\"num_connections\":1}");
    }

    @Override
    public void onMessage(WebSocket connection, String message) {
      JsonNode response = JsonMapper.shared().readTree(message);
      acknowledged.put(response.path("envelope_id").asString(), response);
    }

    @Override
    public void onClose(WebSocket connection, int code, String reason, boolean remote) {}

    @Override
    public void onError(WebSocket connection, Exception failure) {}

    @Override
    public void onStart() {}
  }
}
