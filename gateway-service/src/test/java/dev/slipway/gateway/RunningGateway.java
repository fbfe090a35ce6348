package dev.slipway.gateway;

import dev.slipway.secret.Hmac;
import dev.slipway.testing.Infrastructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/// A gateway with a broker of its own, the sample project, and the project `signed`, whose builds and
/// deliveries must be signed with [#CI_SECRET].
public final class RunningGateway implements AutoCloseable {

  public static final String CI_SECRET = "ci-secret";
  public static final String SLACK_SECRET = "slack-secret";
  public static final String FORM = "application/x-www-form-urlencoded";
  public static final String JSON = "application/json";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Path folder;
  private final Infrastructure.Broker broker;
  private final ConfigurableApplicationContext context;
  private final boolean owner;
  private final SlackApi slack;

  private RunningGateway(
      Path folder,
      Infrastructure.Broker broker,
      ConfigurableApplicationContext context,
      boolean owner,
      SlackApi slack) {
    this.slack = slack;
    this.owner = owner;
    this.folder = folder;
    this.broker = broker;
    this.context = context;
  }

  /// Returns once it is ready.
  public static RunningGateway start() {
    return start(null);
  }

  /// One that connects to Slack by a socket, where `socketApi` says where that is.
  public static RunningGateway start(@Nullable String socketApi) {
    return start(socketApi, new Class<?>[0]);
  }

  private static RunningGateway start(@Nullable String socketApi, Class<?>... beans) {
    Path folder = folder();
    Infrastructure.Broker broker = Infrastructure.freshKafka();
    SlackApi slack = new SlackApi();
    RunningGateway gateway =
        new RunningGateway(
            folder, broker, run(folder, broker, slack, socketApi, beans), true, slack);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> gateway.get("/actuator/health/readiness").status() == 200);
    return gateway;
  }

  /// One with a bean of this type beside the product's own.
  public static RunningGateway with(Class<?> bean) {
    return start(null, bean);
  }

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("slipway-test-gateway");
      FileSystemUtils.copyRecursively(Path.of("../projects"), folder.resolve("projects"));
      Files.writeString(folder.resolve("projects/signed.yaml"), GatewayProjects.SIGNED);
      Files.writeString(folder.resolve("projects/asking.yaml"), GatewayProjects.ASKING);
      Files.writeString(folder.resolve("projects/previews.yaml"), GatewayProjects.PREVIEWS);
      Files.writeString(folder.resolve("projects/pinned.yaml"), GatewayProjects.PINNED);
      Files.writeString(folder.resolve("projects/untagged.yaml"), GatewayProjects.UNTAGGED);
      Files.createDirectories(folder.resolve("secrets"));
      Files.writeString(folder.resolve("secrets/CI"), CI_SECRET + "\n");
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ConfigurableApplicationContext run(
      Path folder,
      Infrastructure.Broker broker,
      SlackApi slack,
      @Nullable String socketApi,
      Class<?>... beans) {
    return GatewayApplication.application()
        .sources(beans)
        .run(
            "--server.port=0",
            "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
            "--slipway.kafka.partitions=2",
            "--slipway.kafka.publish-timeout=3s",
            "--spring.kafka.producer.properties.max.block.ms=1000",
            "--slipway.gateway.projects=" + folder.resolve("projects"),
            "--slipway.gateway.secrets=" + folder.resolve("secrets"),
            "--slipway.gateway.reload=100ms",
            "--slipway.gateway.unsigned-builds=true",
            "--slipway.gateway.slack.signing-secret=" + SLACK_SECRET,
            "--slipway.gateway.slack.token=" + SlackApi.TOKEN,
            "--slipway.gateway.slack.timeout=1s",
            "--slipway.gateway.slack.app-token=" + (socketApi == null ? "" : SlackSocket.APP_TOKEN),
            "--slipway.gateway.slack.api-url="
                + (socketApi == null ? slack.url() : socketApi)
                + "/api/");
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public GatewayAnswer get(String path, String... headers) {
    return exchange(request(path, headers).GET());
  }

  public GatewayAnswer post(String path, String type, String body, String... headers) {
    return post(path, type, BodyPublishers.ofString(body), headers);
  }

  public GatewayAnswer post(String path, String type, BodyPublisher body, String... headers) {
    return exchange(request(path, headers).header("Content-Type", type).POST(body));
  }

  /// A signed delivery of GitHub's.
  public GatewayAnswer gitHub(String event, String body, String secret, String... headers) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "X-GitHub-Event",
                event,
                "X-Hub-Signature-256",
                "sha256=" + Hmac.sign(secret, bytes(body))));
    all.addAll(List.of(headers));
    return post("/webhooks/github", JSON, body, all.toArray(String[]::new));
  }

  /// What the gateway called of Slack's Web API.
  public SlackApi slackApi() {
    return slack;
  }

  /// A signed request of Slack's, as its bytes.
  public GatewayAnswer signed(String path, String type, String body) {
    String timestamp = Long.toString(Instant.now().getEpochSecond());
    return post(
        path,
        type,
        body,
        "X-Slack-Request-Timestamp",
        timestamp,
        "X-Slack-Signature",
        "v0=" + Hmac.sign(SLACK_SECRET, bytes("v0:" + timestamp + ":" + body)));
  }

  /// A signed interaction of Slack's.
  ///
  /// @param offset of its timestamp from now, in seconds
  public GatewayAnswer slack(String path, String payload, int offset, String secret) {
    String body = "payload=" + URLEncoder.encode(payload, StandardCharsets.UTF_8);
    String timestamp = Long.toString(Instant.now().getEpochSecond() + offset);
    return post(
        path,
        FORM,
        body,
        "X-Slack-Request-Timestamp",
        timestamp,
        "X-Slack-Signature",
        "v0=" + Hmac.sign(secret, bytes("v0:" + timestamp + ":" + body)));
  }

  /// The folder of project files that it watches.
  public Path projects() {
    return folder.resolve("projects");
  }

  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  public int port() {
    return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  public void stopKafka() {
    broker.close();
  }

  /// Another gateway on the same files and the same broker; its answers are not waited for.
  public RunningGateway replica() {
    return new RunningGateway(folder, broker, run(folder, broker, slack, null), false, slack);
  }

  @Override
  public void close() {
    context.close();
    if (!owner) {
      return;
    }
    broker.close();
    slack.close();
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return request;
  }

  private static GatewayAnswer exchange(HttpRequest.Builder request) {
    try {
      return new GatewayAnswer(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
