package dev.slipway.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Slack's Web API as far as the gateway calls it, on the wire: answers `ok` unless told otherwise.
public final class SlackApi implements AutoCloseable {

  public static final String TOKEN = "xoxb-test";

  private final HttpServer server;
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Map<String, String> failing = new ConcurrentHashMap<>();
  private final Map<String, Page> pages = new ConcurrentHashMap<>();
  private final Map<String, String> accounts = new ConcurrentHashMap<>();

  private final Map<String, Boolean> members = new ConcurrentHashMap<>();

  /// One call.
  public record Call(String method, Map<String, String> form) {

    /// Empty where it was left out.
    public String field(String name) {
      return form.getOrDefault(name, "");
    }

    public JsonNode view() {
      return JsonMapper.shared().readTree(form.getOrDefault("view", "{}"));
    }
  }

  SlackApi() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/api/", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  public List<Call> calls(String method) {
    return calls.stream().filter(call -> call.method().equals(method)).toList();
  }

  /// A trigger of which a method answers with an error.
  public void fail(String trigger, String error) {
    failing.put(trigger, error);
  }

  /// A trigger, or an address that is looked up, of which a method answers with a page and not with JSON.
  public void answer(String trigger, Page page) {
    pages.put(trigger, page);
  }

  /// The opposite of [#answer].
  public void mend(String trigger) {
    pages.remove(trigger);
  }

  /// An answer that is not Slack's.
  public record Page(int status, String type, String body) {}

  /// An account with this address.
  public void account(String email, String id) {
    accounts.put(email, id);
  }

  /// Somebody's membership of the workspace.
  public void member(String id, boolean deactivated) {
    members.put(id, deactivated);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestURI().getPath().replaceFirst("/api/", "");
    Map<String, String> form =
        form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    calls.add(new Call(method, form));
    boolean known =
        ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    Page page = pages.get(form.getOrDefault("trigger_id", form.getOrDefault("email", "")));
    if (known && page == null && method.equals("users.lookupByEmail")) {
      send(exchange, account(form.getOrDefault("email", "")));
      return;
    }
    if (known && method.equals("users.info")) {
      String id = form.getOrDefault("user", "");
      send(
          exchange,
          "{\"ok\":true,\"user\":{\"id\":\"%s\",\"deleted\":%s}}"
              .formatted(id, members.getOrDefault(id, false)));
      return;
    }
    if (page != null) {
      byte[] bytes = page.body().getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", page.type());
      exchange.sendResponseHeaders(page.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
      return;
    }
    String error = known ? failing.get(form.getOrDefault("trigger_id", "")) : "invalid_auth";
    String body = error == null ? "{\"ok\":true}" : "{\"ok\":false,\"error\":\"" + error + "\"}";
    send(exchange, body);
  }

  private String account(String email) {
    String account = accounts.get(email);
    return account == null
        ? "{\"ok\":false,\"error\":\"users_not_found\"}"
        : "{\"ok\":true,\"user\":{\"id\":\"" + account + "\"}}";
  }

  private static void send(HttpExchange exchange, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  static Map<String, String> form(String body) {
    Map<String, String> form = new LinkedHashMap<>();
    for (String pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        form.put(
            pair.substring(0, equals),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return form;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
