package dev.slipway.sandbox.slack;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.sandbox.SandboxApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A sandbox on a free port, with a gateway that takes down what it gets and refuses the clicks of
/// `refuse`.
final class SandboxRig implements AutoCloseable {

  record Received(String signature, String timestamp, String body) {
    JsonNode payload() {
      String json = body.substring("payload=".length());
      return JsonMapper.shared().readTree(URLDecoder.decode(json, StandardCharsets.UTF_8));
    }
  }

  private final LinkedBlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private volatile @Nullable String saying;
  private final HttpServer gateway;
  private final ConfigurableApplicationContext sandbox;

  SandboxRig(String... properties) {
    try {
      gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    gateway.createContext("/slack/", this::take);
    gateway.start();
    List<String> all =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--slipway.sandbox.cluster.port=0",
                "--slipway.sandbox.interactions-url=http://localhost:"
                    + gateway.getAddress().getPort()
                    + "/slack/interactions"));
    all.addAll(List.of(properties));
    sandbox = SandboxApplication.application().run(all.toArray(String[]::new));
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    received.add(
        new Received(
            exchange.getRequestHeaders().getFirst("X-Slack-Signature"),
            exchange.getRequestHeaders().getFirst("X-Slack-Request-Timestamp"),
            body));
    String said = saying;
    byte[] answer =
        (said == null ? "{\"title\":\"taken\"}" : said).getBytes(StandardCharsets.UTF_8);
    exchange
        .getResponseHeaders()
        .set("Content-Type", said == null ? "application/problem+json" : "application/json");
    exchange.sendResponseHeaders(
        body.contains("refuse") ? 503 : 200, answer.length == 0 ? -1 : answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  /// What the gateway answers from now on.
  void gatewaySays(String body) {
    saying = body;
  }

  /// Slack's own client.
  MethodsClient slack() {
    return slack(SandboxApplication.TOKEN);
  }

  MethodsClient slack(String token) {
    return Slack.getInstance(config()).methods(token);
  }

  /// One that gives up soon. For calls that are never answered: a busy machine may take longer over
  /// others.
  MethodsClient impatientSlack() {
    SlackConfig config = config();
    config.setHttpClientReadTimeoutMillis(3_000);
    return Slack.getInstance(config).methods(SandboxApplication.TOKEN);
  }

  private SlackConfig config() {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(url("/api/"));
    config.getMethodsConfig().setStatsEnabled(false);
    config.setHttpClientReadTimeoutMillis(30_000);
    return config;
  }

  Received nextClick() throws InterruptedException {
    Received click = received.poll(5, TimeUnit.SECONDS);
    if (click == null) {
      throw new AssertionError("no click came");
    }
    return click;
  }

  boolean nothingReceived() {
    return received.isEmpty();
  }

  void stopGateway() {
    gateway.stop(0);
  }

  JsonNode get(String path) {
    return JsonMapper.shared().readTree(exchange(HttpRequest.newBuilder(uri(path))).body());
  }

  HttpResponse<String> fetch(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
    return exchange(headers.length == 0 ? request : request.headers(headers));
  }

  int status(String path) {
    return exchange(HttpRequest.newBuilder(uri(path))).statusCode();
  }

  HttpResponse<String> postJson(String path, String json, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
    request.header("Content-Type", "application/json; charset=utf-8");
    if (headers.length > 0) {
      request.headers(headers);
    }
    return exchange(request.POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  HttpResponse<String> click(String user, String channel, String ts, String more) {
    return postJson(
        "/sandbox/click",
        "{\"user\":\"%s\",\"channel\":\"%s\",\"ts\":\"%s\",%s}".formatted(user, channel, ts, more));
  }

  private HttpResponse<String> exchange(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// Also takes an address of the sandbox's own making.
  private URI uri(String path) {
    return URI.create(path.startsWith("http") ? path : url(path));
  }

  private String url(String path) {
    return "http://localhost:" + sandbox.getEnvironment().getProperty("local.server.port") + path;
  }

  @Override
  public void close() {
    sandbox.close();
    gateway.stop(0);
    http.close();
  }
}
