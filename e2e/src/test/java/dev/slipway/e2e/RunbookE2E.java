package dev.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.Topics;
import dev.slipway.embedded.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;

/// Each recipe of the runbook does what it promises, on a running Slipway.
@Tag("faults")
class RunbookE2E {

  private static final Path DOCUMENT = Path.of("../docs/how-to/runbook.md");
  private static final Pattern ANCHOR = Pattern.compile("runbook\\.md#([a-z-]+)");
  private static final DateTimeFormatter KAFKA_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS");

  @TempDir Path folder;

  @Test
  void everyRecipeDoesWhatItPromises() throws Exception {
    Runbook runbook = new Runbook(folder, DOCUMENT);
    try (Slipway slipway = Slipway.start(folder)) {
      runbook.with("KAFKA", slipway.kafka()).with("API", slipway.url("api", ""));
      runbook.with("DATA", slipway.data().toString());
      runbook.with("SLIPWAY_TOKEN", "");
      runbook.with("CLIENT", slipway.data().resolve("kafka.properties").toString());
      runbook.with("BACKUP", folder.resolve("backup.tgz").toString());
      String release = slipway.build("test", "registry/image:runbook", "runbook");
      runbook.with("RELEASE", release);
      slipway.chat().awaitDirect(Chat.OWNER_1, release, Chat.offers("deploy"));

      DeadLetterRecipes deadLetters = new DeadLetterRecipes(runbook, slipway);
      looking(runbook, release);
      deadLetters.moved();
      republish(runbook, slipway, release);
      stopped(runbook, slipway, release, deadLetters);
    }
    assertThat(runbook.names())
        .containsExactlyInAnyOrder(
            "lag",
            "read",
            "stuck",
            "dead-letters",
            "dead-letter-reasons",
            "move-dead-letter",
            "republish",
            "backup",
            "restore",
            "restore-databases",
            "rewind-inputs",
            "republish-open",
            "rewind",
            "skip",
            "partitions");
  }

  @Test
  void everyAnchorThatAnAlertPointsAtIsThere() throws Exception {
    Set<String> named = new TreeSet<>();
    for (String root : List.of("../k8s", "../docs")) {
      named.addAll(anchors(Path.of(root)));
    }
    List<String> headings =
        Files.readAllLines(DOCUMENT).stream()
            .filter(line -> line.startsWith("## "))
            .map(line -> line.substring(3).toLowerCase(java.util.Locale.ROOT).replace(' ', '-'))
            .toList();
    assertThat(named).isNotEmpty();
    assertThat(headings).containsAll(named);
  }

  private static boolean isText(Path file) {
    return Files.isRegularFile(file) && !file.toString().endsWith(".png");
  }

  private static Set<String> anchors(Path root) throws IOException {
    Set<String> named = new TreeSet<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(RunbookE2E::isText).toList()) {
        Matcher matcher = ANCHOR.matcher(Files.readString(file));
        while (matcher.find()) {
          named.add(matcher.group(1));
        }
      }
    }
    return named;
  }

  private static void looking(Runbook runbook, String release) throws Exception {
    assertThat(runbook.run("lag")).contains("approval-service", "slipway.builds");
    assertThat(runbook.run("read")).contains("ce_type:dev.slipway.release.opened.v1", release);
    assertThat(runbook.run("stuck")).contains("\"state\":\"open\"", release, "go-live");
  }

  private static void republish(Runbook runbook, Slipway slipway, String release) throws Exception {
    String before = slipway.release(release).toString();
    long told = told(slipway, release);
    String _ = runbook.run("republish");
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> told(slipway, release) == 2 * told);
    assertThat(slipway.release(release).toString()).isEqualTo(before);
  }

  private static long told(Slipway slipway, String release) {
    return Records.of(slipway.client(), Topics.RELEASES).stream()
        .filter(record -> Records.says(record, "ce_subject", release))
        .count();
  }

  /// What wants Slipway stopped: Kafka is run alone meanwhile.
  private static void stopped(
      Runbook runbook, Slipway slipway, String release, DeadLetterRecipes deadLetters)
      throws Exception {
    String before = slipway.release(release).toString();
    List<String> messages = texts(slipway, release);
    int _ = slipway.stop();
    String _ = runbook.run("backup");
    runbook.with("SINCE", KAFKA_TIME.format(LocalDateTime.now(ZoneOffset.UTC)));
    try (EmbeddedKafka kafka = kafka(slipway);
        Groups groups = new Groups(kafka.bootstrapServers())) {
      groups.awaitKnown("approval-service");
      groups.awaitKnown("notifier-service");
      assertThat(groups.lag()).isZero();
      deadLetters.skipped(groups);
      String _ = runbook.run("rewind");
      assertThat(groups.lag()).isPositive();
    }
    slipway.restart();
    awaitRead(slipway);
    assertThat(slipway.release(release).toString()).isEqualTo(before);
    assertThat(texts(slipway, release)).isEqualTo(messages);
    String _ = deadLetters.await(2);

    databasesRestored(runbook, slipway, release);
    restored(runbook, slipway, before);
    topicsLost(runbook, slipway, release);
    repartitioned(runbook, slipway);
  }

  /// Asks nobody for a login, so that the recipes' client has none to give.
  private static EmbeddedKafka kafka(Slipway slipway) throws IOException {
    EmbeddedKafka kafka =
        EmbeddedKafka.start(slipway.data().resolve("kafka"), slipway.port("kafka"));
    Files.writeString(
        slipway.data().resolve("kafka.properties"),
        "bootstrap.servers=" + kafka.bootstrapServers() + "\n");
    return kafka;
  }

  private static void awaitRead(Slipway slipway) {
    try (Groups groups = new Groups(slipway.client())) {
      groups.awaitRead();
    }
  }

  /// Databases as they were at the backup, topics as they are: what was decided since is decided
  /// again, and no message is there twice.
  private static void databasesRestored(Runbook runbook, Slipway slipway, String release)
      throws Exception {
    assertThat(deploy(slipway, release)).isEqualTo(200);
    String ended = slipway.awaitFinished(release).toString();
    slipway.chat().awaitInChannel(release, m -> Chat.surface(m).equals("production@channel"));
    awaitRead(slipway);
    List<String> messages = shown(slipway, release);
    int _ = slipway.stop();
    String _ = runbook.run("restore-databases");
    try (EmbeddedKafka kafka = kafka(slipway);
        Groups groups = new Groups(kafka.bootstrapServers())) {
      groups.awaitKnown("approval-service");
      String _ = runbook.run("rewind-inputs");
      assertThat(groups.lag()).isPositive();
    }
    slipway.with("SLIPWAY_NOTIFIER_DELIVERY_LOOKBACK", "1h").restart();
    assertThat(slipway.awaitFinished(release).toString()).isEqualTo(ended);
    awaitRead(slipway);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(shown(slipway, release)).isEqualTo(messages));
  }

  private static int deploy(Slipway slipway, String release) {
    JsonNode owner = slipway.chat().awaitDirect(Chat.OWNER_1, release, Chat.offers("deploy"));
    return slipway.chat().click(Chat.OWNER_1, owner, "deploy").status();
  }

  private static void restored(Runbook runbook, Slipway slipway, String before) throws Exception {
    String later = slipway.build("test", "registry/image:later", "later");
    slipway.chat().awaitDirect(Chat.OWNER_1, later, Chat.offers("deploy"));
    int _ = slipway.stop();
    String _ = runbook.run("restore");
    slipway.restart();
    String id = Json.read(before).path("id").asString();
    assertThat(slipway.release(id).toString()).isEqualTo(before);
    assertThat(slipway.http().get(slipway.url("api", "/api/releases/" + later)).status())
        .isEqualTo(404);
  }

  /// All topics are gone, and with them what the groups had read.
  private static void topicsLost(Runbook runbook, Slipway slipway, String release)
      throws Exception {
    List<String> messages = texts(slipway, release);
    int _ = slipway.stop();
    FileSystemUtils.deleteRecursively(slipway.data().resolve("kafka"));
    slipway.restart();
    String _ = runbook.run("republish-open");
    assertThat(told(slipway, release)).isPositive();
    awaitRead(slipway);
    assertThat(texts(slipway, release)).isEqualTo(messages);
    assertThat(deploy(slipway, release)).isEqualTo(200);
    assertThat(slipway.awaitFinished(release).path("outcome").asString()).isEqualTo("completed");
    slipway.chat().awaitInChannel(release, m -> Chat.surface(m).equals("production@channel"));
    assertThat(slipway.chat().inChannel(release).stream().map(Chat::surface))
        .doesNotHaveDuplicates();
  }

  private static void repartitioned(Runbook runbook, Slipway slipway) throws Exception {
    int _ = slipway.stop();
    try (EmbeddedKafka kafka = kafka(slipway);
        Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      admin.createPartitions(Map.of("slipway.builds", NewPartitions.increaseTo(6))).all().get();
    }
    assertThat(slipway.refuseToStart())
        .contains("all topics of Slipway must have the same number of partitions");
    try (EmbeddedKafka kafka = kafka(slipway);
        Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      String _ = runbook.with("COUNT", "7").run("partitions");
      assertThat(admin.describeTopics(Topics.all()).allTopicNames().get().values())
          .allMatch(topic -> topic.partitions().size() == 7);
    }
    slipway.restart();
    String release = slipway.build("test", "registry/image:after", "after");
    slipway.chat().awaitDirect(Chat.OWNER_1, release, Chat.offers("deploy"));
  }

  /// Which messages there are and what they say, however often they were edited.
  private static List<String> shown(Slipway slipway, String release) {
    return slipway.chat().inChannel(release).stream()
        .map(m -> Chat.surface(m) + " " + m.path("ts") + " " + m.path("text"))
        .toList();
  }

  private static List<String> texts(Slipway slipway, String release) {
    return slipway.chat().inChannel(release).stream().map(Object::toString).toList();
  }
}
