package dev.slipway.e2e;

import static dev.slipway.e2e.Chat.OWNER_1;
import static dev.slipway.e2e.Chat.QA_1;
import static dev.slipway.e2e.Chat.offers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.embedded.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Every topic is read again from its beginning, by everybody who reads it, and nothing changes:
/// no release, no message, no object of the cluster. `-Dslipway.replay.releases=10000` makes it the full
/// number.
@Tag("faults")
class ReplayE2E {

  private static final int RELEASES = Integer.getInteger("slipway.replay.releases", 3_000);
  private static final int PROJECTS = 50;
  private static final int DEPLOYED = 6;
  private static final int REJECTED = 3;
  private static final int SENDERS = 8;

  /// What Slack would allow in a day would otherwise be all that happens here.
  private static final Map<String, String> UNHURRIED =
      Map.of(
          "SLIPWAY_NOTIFIER_DELIVERY_POSTSPERSECOND", "10000",
          "SLIPWAY_NOTIFIER_DELIVERY_POSTBURST", "10000",
          "SLIPWAY_NOTIFIER_DELIVERY_UPDATESPERMINUTE", "600000",
          "SLIPWAY_NOTIFIER_DELIVERY_UPDATEBURST", "10000",
          "LOGGING_LEVEL_DEV_SLIPWAY", "WARN");

  /// What the services keep, and the order of its rows. Not the inputs that were decided: a deployer
  /// that reads a request again which a newer one has overtaken says so, and that is decided once, to
  /// change nothing.
  private static final Map<String, String> TABLES =
      Map.of(
          "release", "id",
          "release_event", "event_id",
          "instance_event", "event_id",
          "slot", "id",
          "definition", "id",
          "surface", "id");

  @TempDir Path folder;

  @Test
  void replayingEveryTopicChangesNothing() throws Exception {
    try (Slipway slipway = Slipway.start(folder, UNHURRIED)) {
      writeProjects(slipway.projects());
      build(slipway);
      decide(slipway);
      settle(slipway);
      Map<String, String> before = everything(slipway);
      assertThat(before).hasSizeGreaterThan(RELEASES / 200);

      assertThat(slipway.stop()).isEqualTo(143);
      rewind(slipway);
      slipway.restart();
      settle(slipway);

      Map<String, String> after = everything(slipway);
      before.forEach((what, was) -> assertThat(after.get(what)).as(what).isEqualTo(was));
      assertThat(after.keySet()).isEqualTo(before.keySet());
    }
  }

  /// Their people are in no chat, so that each release has one message; builds of a project supersede
  /// each other.
  private static void writeProjects(Path projects) throws IOException {
    for (int i = 0; i < PROJECTS; i++) {
      Files.writeString(
          projects.resolve("many-" + i + ".yaml"),
          """
          project: many-%d
          name: Many
          channel: slack:C0TEST
          people:
            owners: [without-chat]
          environments:
            production:
              namespace: many
              create-namespace: true
          workload:
            port: 8080
          pipeline:
            - approve: go-live
              from: owners
            - deploy: production
          """
              .formatted(i));
    }
    Path people = projects.resolve("people.yaml");
    Files.writeString(people, Files.readString(people) + "without-chat:\n  git: [without-chat]\n");
  }

  private static void build(Slipway slipway) throws Exception {
    Awaitility.await("the new projects")
        .atMost(Duration.ofSeconds(60))
        .until(() -> post(slipway, PROJECTS - 1, "first") == 202);
    try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
      List<Future<Integer>> answers = new ArrayList<>();
      for (int i = 1; i < RELEASES - DEPLOYED - REJECTED; i++) {
        int number = i;
        answers.add(senders.submit(() -> post(slipway, number % PROJECTS, "v" + number)));
      }
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isEqualTo(202);
      }
    }
  }

  private static int post(Slipway slipway, int project, String version) {
    return slipway.post("many-" + project, "registry/image:" + version, "main").status();
  }

  private static void decide(Slipway slipway) {
    Chat chat = slipway.chat();
    for (int i = 0; i < DEPLOYED + REJECTED; i++) {
      String release = slipway.build("test", "registry/image:d" + i, "feature/" + i);
      JsonNode qa = chat.awaitDirect(QA_1, release, offers("approve"));
      boolean deploy = i < DEPLOYED;
      assertThat(chat.click(QA_1, qa, deploy ? "approve" : "reject").status()).isEqualTo(200);
      if (deploy) {
        JsonNode owner = chat.awaitDirect(OWNER_1, release, offers("deploy"));
        assertThat(chat.click(OWNER_1, owner, "deploy").status()).isEqualTo(200);
      }
      slipway.awaitFinished(release);
    }
  }

  /// Until everything is read and every message sent.
  private static void settle(Slipway slipway) {
    try (Groups groups = new Groups(slipway.client())) {
      groups.awaitRead();
    }
    List<String> seen = new ArrayList<>();
    Awaitility.await("no more messages")
        .atMost(Duration.ofMinutes(10))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofSeconds(4))
        .until(() -> {
          seen.add(messages(slipway, "channel=C0TEST"));
          int last = seen.size() - 1;
          return last > 0 && seen.get(last).equals(seen.get(last - 1));
        });
  }

  private static void rewind(Slipway slipway) throws Exception {
    try (EmbeddedKafka kafka =
            EmbeddedKafka.start(slipway.data().resolve("kafka"), slipway.port("kafka"));
        Groups groups = new Groups(kafka.bootstrapServers())) {
      for (String group :
          List.of("approval-service", "notifier-service", "deployer-service-default")) {
        groups.awaitKnown(group);
      }
      for (String group : groups.names()) {
        groups.rewind(group);
      }
      assertThat(groups.lag()).as("records to read again").isGreaterThan(3L * RELEASES);
    }
  }

  /// All that anybody can see, by where.
  private static Map<String, String> everything(Slipway slipway) {
    Map<String, String> all = new LinkedHashMap<>();
    for (String query : List.of("channel=C0TEST", "user=U0QA1", "user=U0OWNER1", "user=U0OWNER2")) {
      all.put("messages " + query, messages(slipway, query));
    }
    for (String kind :
        List.of(
            "/apis/apps/v1/deployments",
            "/api/v1/services",
            "/apis/networking.k8s.io/v1/ingresses")) {
      all.put(kind, Json.stream(slipway.object(kind).path("items")).toList().toString());
    }
    TABLES.forEach((table, order) -> all.put(table, digest(slipway, table, order)));
    String next = "";
    int page = 0;
    do {
      JsonNode answer =
          slipway.http().get(slipway.url("api", "/api/releases?limit=200" + next)).json();
      all.put("releases " + page, answer.path("items").toString());
      next = answer.path("next").isNull() ? "" : "&cursor=" + answer.path("next").asString("");
      page++;
    } while (next.length() > "&cursor=".length());
    return all;
  }

  /// Every row with every column.
  private static String digest(Slipway slipway, String table, String order) {
    String database = table.startsWith("surface") ? "notifier" : "approval";
    return slipway
        .database(database)
        .sql(
            "SELECT count(*) || ' rows, ' || md5(string_agg(t::text, chr(10) ORDER BY %s)) FROM %s t"
                .formatted(order, table))
        .query(String.class)
        .single();
  }

  private static String messages(Slipway slipway, String query) {
    return slipway.http().get(slipway.url("sandbox", "/sandbox/messages?" + query)).body();
  }
}
