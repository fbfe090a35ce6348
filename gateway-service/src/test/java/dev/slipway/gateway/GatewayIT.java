package dev.slipway.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.Topics;
import dev.slipway.gateway.web.Hmac;
import dev.slipway.testing.Infrastructure;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The gateway over HTTP, with a real Kafka behind it.
class GatewayIT {

  private static final String SECRET = "slack-secret";
  private static final String CI_SECRET = "ci-secret";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String SIGNED =
      """
      project: signed
      bases: [web-service]
      channel: slack:C0TEST
      people: {owners: [owner-one]}
      environments: {live: {namespace: signed}}
      pipeline: [{approve: go, from: owners}, {deploy: live}]
      builds: {secret: CI}
      github: {repository: example/signed, workflow: CI, image: "registry/signed:{sha}", secret: CI}
      """;

  @TempDir static Path folder;
  private static Infrastructure.Broker kafka;
  private static ConfigurableApplicationContext gateway;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws IOException {
    FileSystemUtils.copyRecursively(Path.of("../projects"), folder.resolve("projects"));
    Files.writeString(folder.resolve("projects/signed.yaml"), SIGNED);
    Files.createDirectories(folder.resolve("secrets"));
    Files.writeString(folder.resolve("secrets/CI"), CI_SECRET + "\n");
    kafka = Infrastructure.freshKafka();
    gateway = run(kafka.bootstrapServers());
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> get("/actuator/health/readiness").statusCode() == 200);
  }

  private static ConfigurableApplicationContext run(String bootstrap) {
    return GatewayApplication.application()
        .run(
            "--server.port=0",
            "--spring.kafka.bootstrap-servers=" + bootstrap,
            "--slipway.kafka.partitions=2",
            "--slipway.kafka.publish-timeout=3s",
            "--spring.kafka.producer.properties.max.block.ms=1000",
            "--slipway.gateway.projects=" + folder.resolve("projects"),
            "--slipway.gateway.secrets=" + folder.resolve("secrets"),
            "--slipway.gateway.reload=100ms",
            "--slipway.gateway.unsigned-builds=true",
            "--slipway.gateway.slack.signing-secret=" + SECRET);
  }

  @AfterAll
  static void stop() {
    gateway.close();
    kafka.close();
  }

  @Test
  void theDocumentedCallOpensARelease() {
    HttpResponse<String> answer =
        post(
            "/build-complete",
            FORM,
            "project=test&image=registry%2Fusername%2Fimage%3A0.1.0&type=branch&target=staging");
    assertThat(answer.statusCode()).isEqualTo(202);
    String release = json(answer).path("release").asString();
    assertThat(release).matches("test-[a-z2-7]{10}");
    assertThat(json(answer).path("link").asString())
        .isEqualTo("http://localhost:8081/api/releases/" + release);
    ConsumerRecord<String, String> record = event(Topics.BUILDS, release);
    assertThat(record.key()).isEqualTo("test");
    JsonNode build = JsonMapper.shared().readTree(record.value()).path("build");
    assertThat(build.path("image").asString()).isEqualTo("registry/username/image:0.1.0");
    assertThat(build.path("type").asString()).isEqualTo("branch");
  }

  @Test
  void aBuildMayBeJsonAndTheSameBuildIsTheSameRelease() {
    String build = "{\"project\":\"test\",\"image\":\"r/i:2\",\"type\":\"tag\",\"target\":\"v2\"}";
    List<String> releases = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      HttpResponse<String> answer = post("/build-complete", "application/json", build);
      assertThat(answer.statusCode()).isEqualTo(202);
      releases.add(json(answer).path("release").asString());
    }
    assertThat(releases.stream().distinct()).hasSize(1);
  }

  @Test
  void everyWrongFieldIsNamedAtOnce() {
    HttpResponse<String> answer =
        post("/build-complete", FORM, "project=test&image=&type=commit&target=&url=ftp%3A%2F%2Fx");
    problem(answer, 400, "invalid-fields");
    assertThat(json(answer).path("errors").findValuesAsString("field"))
        .containsExactlyInAnyOrder("image", "type", "target", "url");
  }

  @Test
  void anUnknownProjectIs404() {
    problem(
        post("/build-complete", FORM, "project=none&image=i&type=branch&target=t"),
        404,
        "unknown-project");
  }

  @Test
  void otherBodiesAreRefused() {
    assertThat(post("/build-complete", "text/plain", "x").statusCode()).isEqualTo(415);
    problem(post("/build-complete", "application/json", "{"), 400, "malformed-body");
    problem(post("/build-complete", FORM, "project=%zz"), 400, "malformed-body");
    problem(post("/build-complete", FORM, "project=" + "x".repeat(70_000)), 413, "too-large");
    assertThat(get("/build-complete").statusCode()).isEqualTo(405);
    assertThat(get("/build-complete").headers().firstValue("Content-Type"))
        .contains("application/problem+json");
  }

  @Test
  void aProjectThatNamesASecretTakesSignedBuildsAlone() {
    String build = "project=signed&image=i%3A1&type=branch&target=main";
    problem(post("/build-complete", FORM, build), 401, "not-authenticated");
    problem(
        post(
            "/build-complete",
            FORM,
            build,
            "X-Slipway-Signature-256",
            "sha256=" + Hmac.sign("wrong", bytes(build))),
        401,
        "not-authenticated");
    assertThat(
            post(
                    "/build-complete",
                    FORM,
                    build,
                    "X-Slipway-Signature-256",
                    "sha256=" + Hmac.sign(CI_SECRET, bytes(build)))
                .statusCode())
        .isEqualTo(202);
    assertThat(
            post("/build-complete", FORM, build, "Authorization", "Bearer " + CI_SECRET)
                .statusCode())
        .isEqualTo(202);
  }

  @Test
  void aSuccessfulWorkflowRunIsABuildHoweverOftenItIsDelivered() {
    HttpResponse<String> first =
        gitHub(run("completed", "success", "CI"), CI_SECRET, "workflow_run");
    assertThat(first.statusCode()).isEqualTo(202);
    String release = json(first).path("release").asString();
    assertThat(
            json(gitHub(run("completed", "success", "CI"), CI_SECRET, "workflow_run"))
                .path("release")
                .asString())
        .isEqualTo(release);
    JsonNode build =
        JsonMapper.shared().readTree(event(Topics.BUILDS, release).value()).path("build");
    assertThat(build.path("image").asString()).isEqualTo("registry/signed:abc1234def");
    assertThat(build.path("target").asString()).isEqualTo("feature/x");
    assertThat(build.path("author").asString()).isEqualTo("owner-one@example.org");
    assertThat(build.path("id").asString()).isEqualTo("77/1");
  }

  @Test
  void otherDeliveriesAreIgnoredWithAReason() {
    assertThat(
            json(gitHub(run("requested", "", "CI"), CI_SECRET, "workflow_run"))
                .path("ignored")
                .asString())
        .contains("not completed");
    assertThat(
            json(gitHub(run("completed", "failure", "CI"), CI_SECRET, "workflow_run"))
                .path("ignored")
                .asString())
        .contains("conclusion is failure");
    assertThat(
            json(gitHub(run("completed", "success", "Lint"), CI_SECRET, "workflow_run"))
                .path("ignored")
                .asString())
        .contains("Lint");
    assertThat(
            json(gitHub(run("completed", "success", "CI"), CI_SECRET, "ping"))
                .path("ignored")
                .asString())
        .contains("ping");
  }

  @Test
  void gitHubDeliveriesMustBeSigned() {
    problem(
        gitHub(run("completed", "success", "CI"), "wrong", "workflow_run"),
        401,
        "not-authenticated");
    problem(
        gitHub("{\"repository\":{\"full_name\":\"example/other\"}}", CI_SECRET, "workflow_run"),
        404,
        "unknown-project");
  }

  @Test
  void aClickIsAnsweredOnceItIsDurable() {
    String release = "test-clickclick";
    HttpResponse<String> answer =
        slack("/slack/interactions", blockActions(release, "U0QA1"), 0, SECRET);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    JsonNode click = JsonMapper.shared().readTree(event(Topics.INTERACTIONS, release).value());
    assertThat(click.path("user").asString()).isEqualTo("U0QA1");
    assertThat(click.path("gate").asString()).isEqualTo("qa-check");
    assertThat(click.path("attempt").asInt()).isEqualTo(1);
    assertThat(click.path("message").asString()).isEqualTo("1.000100");
  }

  @Test
  void theOlderFormOfInteractionIsUnderstoodAtTheOlderPath() {
    String release = "test-legacylega";
    String payload =
        "{\"type\":\"interactive_message\",\"actions\":[{\"name\":\"approve\",\"value\":\"%s/qa-check/approve/1\"}],\"user\":{\"id\":\"U0QA2\"},\"channel\":{\"id\":\"D1\"},\"message_ts\":\"2.000100\"}"
            .formatted(release);
    assertThat(slack("/slack-interactions", payload, 0, SECRET).statusCode()).isEqualTo(200);
    assertThat(event(Topics.INTERACTIONS, release).value()).contains("U0QA2");
  }

  @Test
  void requestsThatAreNotSlacksOrNotNowAreRefused() {
    String payload = blockActions("test-abcdefghij", "U0QA1");
    problem(slack("/slack/interactions", payload, 0, "wrong"), 401, "not-authenticated");
    problem(slack("/slack/interactions", payload, -301, SECRET), 401, "not-authenticated");
    problem(slack("/slack/interactions", payload, 301, SECRET), 401, "not-authenticated");
    assertThat(slack("/slack/interactions", payload, -290, SECRET).statusCode()).isEqualTo(200);
    assertThat(slack("/slack/interactions", payload, 290, SECRET).statusCode()).isEqualTo(200);
    problem(post("/slack/interactions", FORM, "payload=x"), 401, "not-authenticated");
  }

  @Test
  void payloadsThatMeanNothingAreRefusedAndLinksIgnored() {
    problem(slack("/slack/interactions", "not json", 0, SECRET), 400, "malformed-body");
    problem(
        slack(
            "/slack/interactions",
            blockActions("test-abcdefghij", "U0QA1").replace("/approve/1", "/approve"),
            0,
            SECRET),
        400,
        "malformed-body");
    problem(
        slack("/slack/interactions", blockActions("gone-abcdefghij", "U0QA1"), 0, SECRET),
        404,
        "unknown-project");
    assertThat(slack("/slack/interactions", "{\"type\":\"view_closed\"}", 0, SECRET).statusCode())
        .isEqualTo(200);
    assertThat(
            slack(
                    "/slack/interactions",
                    "{\"type\":\"block_actions\",\"actions\":[{\"type\":\"button\",\"url\":\"https://x\"}]}",
                    0,
                    SECRET)
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void anEditIsInForceWithoutARestartAndABrokenFileChangesNothing() throws IOException {
    Path file = folder.resolve("projects/edited.yaml");
    Files.writeString(
        file,
        SIGNED
            .replace("project: signed", "project: edited")
            .replaceAll("(?m)^(builds|github):.*$", ""));
    String build = "project=edited&image=i%3A1&type=branch&target=main";
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> post("/build-complete", FORM, build).statusCode() == 202);

    Files.writeString(file, "project: edited\nchannel: nowhere\n");
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> get("/actuator/health").body().contains("projects/edited.yaml:2"));
    assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    assertThat(post("/build-complete", FORM, build).statusCode()).isEqualTo(202);

    Files.delete(file);
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> post("/build-complete", FORM, build).statusCode() == 404);
  }

  @Test
  void whenKafkaDoesNotTakeTheEventTheAnswerIs503() {
    Infrastructure.Broker broker = Infrastructure.freshKafka();
    ConfigurableApplicationContext alone = run(broker.bootstrapServers());
    try {
      String base = base(alone);
      String build = "project=test&image=i%3A1&type=branch&target=main";
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> send(base, "/build-complete", FORM, build).statusCode() == 202);
      broker.close();
      HttpResponse<String> answer = send(base, "/build-complete", FORM, build);
      problem(answer, 503, "unavailable");
      assertThat(answer.headers().firstValue("Retry-After")).contains("5");
    } finally {
      alone.close();
    }
  }

  @Test
  void theApiDescribesItselfAndPublishesItsSchema() {
    assertThat(get("/v3/api-docs").body())
        .contains("/build-complete", "/slack/interactions", "CI finished a build");
    assertThat(get("/schemas/project.json").body()).contains("A project's file");
  }

  private static String run(String action, String conclusion, String workflow) {
    return """
    {"action":"%s","repository":{"full_name":"example/signed"},"workflow_run":{"id":77,"run_attempt":1,\
    "name":"%s","conclusion":"%s","event":"push","head_branch":"feature/x","head_sha":"abc1234def",\
    "html_url":"https://github.com/x","head_commit":{"message":"m","author":{"email":"owner-one@example.org"}}}}\
    """
        .formatted(action, workflow, conclusion);
  }

  private static HttpResponse<String> gitHub(String body, String secret, String event) {
    return post(
        "/webhooks/github",
        "application/json",
        body,
        "X-GitHub-Event",
        event,
        "X-Hub-Signature-256",
        "sha256=" + Hmac.sign(secret, bytes(body)));
  }

  private static String blockActions(String release, String user) {
    return """
    {"type":"block_actions","user":{"id":"%s","name":"ignored"},"channel":{"id":"D1"},\
    "container":{"message_ts":"1.000100","channel_id":"D1"},\
    "actions":[{"action_id":"approve","value":"%s/qa-check/approve/1","action_ts":"%d"}]}\
    """
        .formatted(user, release, System.nanoTime());
  }

  private static HttpResponse<String> slack(
      String path, String payload, int offset, String secret) {
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

  private static ConsumerRecord<String, String> event(String topic, String release) {
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers(), "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(new TopicPartition(topic, 0), new TopicPartition(topic, 1)));
      @Nullable ConsumerRecord<String, String> found = null;
      Instant deadline = Instant.now().plusSeconds(20);
      while (found == null && Instant.now().isBefore(deadline)) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
          if (new String(record.headers().lastHeader("ce_subject").value(), StandardCharsets.UTF_8)
              .equals(release)) {
            found = record;
          }
        }
      }
      assertThat(found).as("an event about " + release + " on " + topic).isNotNull();
      return java.util.Objects.requireNonNull(found);
    }
  }

  private static void problem(HttpResponse<String> answer, int status, String type) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(json(answer).path("type").asString())
        .isEqualTo("https://slipway.dev/problems/" + type);
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  private static HttpResponse<String> get(String path) {
    return exchange(HttpRequest.newBuilder(URI.create(base(gateway) + path)));
  }

  private static HttpResponse<String> post(
      String path, String type, String body, String... headers) {
    return send(base(gateway), path, type, body, headers);
  }

  private static HttpResponse<String> send(
      String base, String path, String type, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return exchange(request);
  }

  private static HttpResponse<String> exchange(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static String base(ConfigurableApplicationContext context) {
    return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
