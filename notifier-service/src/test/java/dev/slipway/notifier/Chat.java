package dev.slipway.notifier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.slipway.messaging.EventJson;
import dev.slipway.sandbox.SandboxApplication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/// The stand-in Slack of a test.
public final class Chat implements AutoCloseable {

  private static final String UNUSED =
      "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
          + "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration,"
          + "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration";

  private final HttpClient http = HttpClient.newHttpClient();
  private final ConfigurableApplicationContext sandbox;
  private static final String MEMBERS = "U0SLIPWAY,U0QA1,U0QA2,U0OWNER1,U0OWNER2,U0GUEST";

  private final HttpServer responses;
  private final List<String> replies = new CopyOnWriteArrayList<>();

  public Chat() {
    try {
      responses = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    responses.createContext("/", this::replied);
    responses.start();
    sandbox =
        SandboxApplication.application()
            .run(
                "--server.port=0",
                "--server.shutdown=immediate",
                "--slipway.sandbox.cluster.port=0",
                "--slipway.sandbox.workspace.channels[0].id=C0TEST",
                "--slipway.sandbox.workspace.channels[0].name=test",
                "--slipway.sandbox.workspace.channels[0].members=" + MEMBERS,
                "--slipway.sandbox.workspace.channels[1].id=C0OPS",
                "--slipway.sandbox.workspace.channels[1].name=ops",
                "--slipway.sandbox.workspace.channels[1].members=" + MEMBERS,
                "--spring.autoconfigure.exclude=" + UNUSED);
  }

  public String url() {
    return "http://127.0.0.1:" + sandbox.getEnvironment().getProperty("local.server.port");
  }

  private void replied(HttpExchange exchange) throws IOException {
    replies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  /// What response URLs begin with.
  public String replyUrls() {
    return "http://127.0.0.1:" + responses.getAddress().getPort() + "/";
  }

  /// What was answered there.
  public List<String> replies() {
    return replies;
  }

  /// The next calls of a method go wrong.
  public void fail(String method, String mode, int times) {
    String body = "{\"method\":\"%s\",\"mode\":\"%s\",\"times\":%d}".formatted(method, mode, times);
    send(
        HttpRequest.newBuilder(URI.create(url() + "/sandbox/fail"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /// The next calls of a method that say something are answered word for word.
  ///
  /// @param match `name=value` of an argument, or a part of any
  public void answer(String method, String match, int times, Answer answer) {
    String body =
        EventJson.mapper()
            .writeValueAsString(
                java.util.Map.of(
                    "method",
                    method,
                    "match",
                    match,
                    "times",
                    times,
                    "status",
                    answer.status(),
                    "headers",
                    answer.headers(),
                    "body",
                    answer.body()));
    send(
        HttpRequest.newBuilder(URI.create(url() + "/sandbox/fail"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /// Ends what was planned for these calls; the next one is answered late, and as ever.
  public void heal(String method, String match) {
    String body = "{\"method\":\"%s\",\"match\":\"%s\",\"mode\":\"late\"}".formatted(method, match);
    send(
        HttpRequest.newBuilder(URI.create(url() + "/sandbox/fail"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /// The answer in place of the real one.
  public record Answer(int status, java.util.Map<String, String> headers, String body) {

    public static Answer error(String error) {
      return new Answer(200, java.util.Map.of(), "{\"ok\":false,\"error\":\"" + error + "\"}");
    }

    public static Answer wait(int seconds) {
      return new Answer(
          429,
          java.util.Map.of("Retry-After", String.valueOf(seconds)),
          "{\"ok\":false,\"error\":\"ratelimited\"}");
    }
  }

  /// Everything that a person is shown directly.
  public List<JsonNode> direct(String user) {
    return messages("user=" + user);
  }

  /// The messages about a release, in the channels and to everybody of the sample project.
  public List<JsonNode> about(String release) {
    return java.util.stream.Stream.of(
            "channel=C0TEST",
            "channel=C0OPS",
            "user=U0QA1",
            "user=U0QA2",
            "user=U0OWNER1",
            "user=U0OWNER2")
        .flatMap(query -> messages(query).stream())
        .filter(message -> payload(message).path("release").asString("").equals(release))
        .toList();
  }

  public List<JsonNode> about(String release, String key) {
    return about(release).stream().filter(message -> key(message).equals(key)).toList();
  }

  /// What only this user was shown.
  public List<JsonNode> ephemeral(String user) {
    return messages("user=" + user).stream()
        .filter(message -> message.path("ephemeral").asBoolean(false))
        .toList();
  }

  /// A person's home page, empty before one was published.
  public String home(String user) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url() + "/sandbox/home?user=" + user)).build();
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  public static String key(JsonNode message) {
    return payload(message).path("key").asString("");
  }

  private static JsonNode payload(JsonNode message) {
    return message.path("metadata").path("event_payload");
  }

  /// The messages that a query of the stand-in's page finds, for example `channel=C0TEST`.
  public List<JsonNode> messages(String query) {
    String body = send(HttpRequest.newBuilder(URI.create(url() + "/sandbox/messages?" + query)));
    return List.copyOf(EventJson.mapper().readTree(body).values());
  }

  private String send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new AssertionError(answer.statusCode() + " " + answer.body());
      }
      return answer.body();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    sandbox.close();
    responses.stop(0);
    http.close();
  }
}
