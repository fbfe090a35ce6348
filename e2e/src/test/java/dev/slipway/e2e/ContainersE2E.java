package dev.slipway.e2e;

import static dev.slipway.e2e.Chat.OWNER_1;
import static dev.slipway.e2e.Chat.QA_1;
import static dev.slipway.e2e.Chat.isReply;
import static dev.slipway.e2e.Chat.offers;
import static dev.slipway.e2e.Chat.says;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;

/// The compose file on a real engine: it comes up, keeps what it acknowledged, and leaves nothing behind.
@Tag("containers")
@EnabledIfEnvironmentVariable(
    named = "SLIPWAY_TEST_COMPOSE",
    matches = "true",
    disabledReason = "SLIPWAY_TEST_COMPOSE=true where a Docker engine has the images")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ContainersE2E {

  static final List<String> SERVICES = ComposeProject.SERVICES;
  private static final Duration PATIENCE = Duration.ofMinutes(6);
  private static final List<String> OWN =
      List.of("gateway", "approval", "notifier", "deployer", "sandbox");

  @TempDir static Path folder;
  private static ComposeProject compose;
  private static Chat chat;
  private static Set<String> volumesBefore = Set.of();

  @BeforeAll
  static void start() {
    compose = new ComposeProject(folder);
    chat = new Chat(compose);
    volumesBefore = compose.volumes();
    compose.up();
  }

  @AfterAll
  static void stop() {
    compose.close();
  }

  @Test
  @Order(1)
  void aBuildGoesFromTheWebhookToProduction() {
    deploy(approved(build("flow")));
  }

  @Test
  @Order(2)
  void kafkasClientLoadsItsNativeCompression() {
    for (String service : List.of("gateway", "approval", "deployer")) {
      assertThat(compose.exec(service, "cat /proc/[0-9]*/maps 2>/dev/null | grep -c lz4 || true"))
          .as(service)
          .isNotEqualToIgnoringWhitespace("0");
    }
  }

  @Test
  @Order(3)
  void everyImageSaysWhatItIsMadeOf() {
    for (String service : OWN) {
      JsonNode labels = compose.inspect(service).path("Config").path("Labels");
      for (String label : List.of("title", "version", "revision", "licenses", "base.name")) {
        assertThat(labels.path("org.opencontainers.image." + label).asString(""))
            .as(service + " " + label)
            .isNotEmpty();
      }
    }
  }

  @Test
  @Order(4)
  void theCommandLineReachesKafkaAndTheApi() throws Exception {
    String release = build("cli");
    chat.awaitDirect(OWNER_1, release, offers("deploy"));
    assertThat(slipway(ComposeProject.TOKEN, "release", release)).isZero();
    assertThat(slipway(ComposeProject.TOKEN, "dead-letters", "list")).isZero();
    assertThat(slipway(ComposeProject.TOKEN, "republish", release)).isZero();
    assertThat(slipway("another-token-of-nobody", "republish", release)).isOne();
  }

  @ParameterizedTest
  @FieldSource("SERVICES")
  @Order(5)
  void aRestartAndACrashInTheMiddleOfAReleaseLoseNothing(String service) {
    String release = approved(build("restart-" + service));
    Set<String> before = kept();
    compose.restart(service);
    assertThat(kept()).as("after a restart").containsAll(before);
    compose.kill(service);
    assertThat(kept()).as("after a crash").containsAll(before);
    deploy(release);
  }

  @Test
  @Order(6)
  void downAndUpKeepsEverythingAndLeavesNoNamelessVolume() {
    String release = approved(build("down-and-up"));
    Set<String> before = kept();
    compose.down();
    Set<String> volumes = new TreeSet<>(compose.volumes());
    volumes.removeAll(volumesBefore);
    assertThat(volumes).hasSize(4).allMatch(name -> name.startsWith("slipway-e2e_"));
    compose.up();
    assertThat(kept()).containsAll(before);
    deploy(release);
  }

  /// What came after the backup is gone, and what was there before it goes on.
  @Test
  @Order(7)
  void aRestoredBackupHasWhatWasThere() throws Exception {
    String release = approved(build("backup"));
    Runbook page = compose.page(folder, Path.of("../docs/how-to/production.md"));
    compose.databasePrograms(page);
    String _ = page.run("backup");
    Set<String> before = kept();
    compose.stop("approval", "notifier");
    String _ = page.run("restore");
    compose.start("approval", "notifier");
    assertThat(kept()).containsAll(before);
    deploy(release);
  }

  /// The last: it removes everything.
  @Test
  @Order(8)
  void everyCommandOfThePageDoesWhatItSays() throws Exception {
    Runbook page = compose.page(folder, Path.of("../docs/how-to/containers.md"));
    assertThat(page.run("build")).contains("test-");
    String _ = page.run("stop");
    assertThat(compose.volumes()).hasSize(volumesBefore.size() + 4);
    String _ = page.run("remove");
    assertThat(compose.volumes()).isEqualTo(volumesBefore);
  }

  private static String build(String target) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("project", "test");
    fields.put("image", "registry/username/image:" + target);
    fields.put("type", "branch");
    fields.put("target", target);
    return Awaitility.await("a build of " + target + " is taken")
        .atMost(PATIENCE)
        .until(
            () -> compose.http().postForm(compose.url("gateway", "/build-complete"), fields),
            answer -> answer.status() == 202)
        .json()
        .path("release")
        .asString();
  }

  private static String approved(String release) {
    click(QA_1, release, "approve");
    chat.awaitDirect(OWNER_1, release, isReply().and(says("<@U0QA1>")));
    return release;
  }

  private static void deploy(String release) {
    compose.awaitAllHealthy();
    click(OWNER_1, release, "deploy");
    Awaitility.await(release + " completed")
        .atMost(PATIENCE)
        .until(
            () -> get("api", "/api/releases/" + release).path("outcome").asString(""),
            "completed"::equals);
    chat.awaitInChannel(release, m -> Chat.surface(m).equals("production@channel"));
    ReleaseFlowE2E.eachSurfaceExistsOnce(chat, release);
  }

  /// Until it is taken: a click that Kafka does not take is answered as such, and counts for nothing.
  private static void click(String user, String release, String action) {
    JsonNode asked = chat.awaitDirect(user, release, offers(action));
    Awaitility.await(action + " of " + user)
        .atMost(PATIENCE)
        .until(() -> chat.click(user, asked, action).status(), status -> status == 200);
  }

  /// Releases, messages and Deployments by what identifies them.
  private static Set<String> kept() {
    Set<String> kept = new TreeSet<>();
    Json.stream(get("api", "/api/releases?limit=100").path("items"))
        .forEach(release -> kept.add("release " + release.path("id").asString()));
    for (String query : List.of("channel=" + Chat.CHANNEL, "user=" + QA_1, "user=" + OWNER_1)) {
      Json.stream(get("sandbox", "/sandbox/messages?" + query))
          .forEach(message -> kept.add(query + " " + message.path("ts").asString()));
    }
    Json.stream(get("cluster", "/apis/apps/v1/deployments").path("items"))
        .forEach(object -> kept.add("uid " + object.path("metadata").path("uid").asString()));
    return kept;
  }

  private static JsonNode get(String part, String path) {
    return compose.http().get(compose.url(part, path)).json();
  }

  private static int slipway(String token, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = Packaged.command("-Xmx128m");
    command.add(Packaged.MAIN);
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("SLIPWAY_API", compose.url("api", ""));
    builder.environment().put("KAFKA_BOOTSTRAP_SERVERS", compose.kafka());
    builder.environment().put("SLIPWAY_TOKEN", token);
    Process process = builder.start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return process.exitValue();
  }
}
