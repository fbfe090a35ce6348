package dev.slipway.e2e;

import static dev.slipway.e2e.Chat.OWNER_1;
import static dev.slipway.e2e.Chat.offers;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The four services on a Kafka that asks for TLS and a password and checks rights: with exactly what
/// `docs/how-to/secure-kafka.md` gives them each does its work, and nothing else is allowed.
class SecuredKafkaE2E {

  private static final List<String> SERVICES =
      List.of("gateway", "approval", "notifier", "deployer");

  private static final String TOKEN = "token-of-the-secured-suite";

  @TempDir Path folder;

  @Test
  void eachServiceDoesItsWorkWithItsOwnRightsAlone() throws Exception {
    SecuredKafka kafka = new SecuredKafka(folder);
    List<String> topics = kafka.makeTopics();
    Runbook page = new Runbook(folder, Path.of("../docs/how-to/secure-kafka.md"));
    giveRights(page, kafka);
    try (SeparateServices slipway = new SeparateServices(folder, kafka, this::secured)) {
      walk(slipway);
      poison(kafka);
      for (ServiceProcess service : slipway.services().values()) {
        assertThat(service.lines()).noneMatch(line -> line.contains("AuthorizationException"));
      }
      assertThat(page.run("refused")).contains("TopicAuthorizationException");
      for (String service : SERVICES) {
        assertThat(writable(kafka, service, topics))
            .as(service)
            .isEqualTo(listed(service, "Write"));
        assertThat(readable(kafka, service, topics)).as(service).isEqualTo(listed(service, "Read"));
      }
    }
  }

  private void giveRights(Runbook page, SecuredKafka kafka) throws Exception {
    page.with("KAFKA", kafka.bootstrapServers()).with("ADMIN", kafka.admin().toString());
    page.with("CA", kafka.certificate().toString());
    for (String service : SERVICES) {
      page.with(service.toUpperCase(Locale.ROOT) + "_PASSWORD", password(service));
    }
    String _ = page.run("users");
    String _ = page.in(Path.of("..").toAbsolutePath().normalize()).run("rights");
    String _ = page.in(folder).run("settings");
  }

  private static String password(String service) {
    return "password-of-" + service;
  }

  /// The page's variables of the gateway, for whichever service it is.
  private Map<String, String> secured(Map<String, String> environment) {
    String service = environment.getOrDefault("SERVICE", "");
    Map<String, String> all = new LinkedHashMap<>(environment);
    all.put("SLIPWAY_APPROVAL_OPERATOR_TOKEN", TOKEN);
    try {
      for (String line : Files.readAllLines(folder.resolve("gateway.env"))) {
        String[] parts = line.split("=", 2);
        all.put(
            parts[0],
            parts[1]
                .replace("slipway-gateway", "slipway-" + service)
                .replace(password("gateway"), password(service)));
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return all;
  }

  /// Builds, votes, deployments, a command, a rollback: everything that any service writes.
  private static void walk(SeparateServices slipway) {
    Chat chat = new Chat(slipway);
    for (String version : List.of("1.0.0", "1.1.0")) {
      String release = build(slipway, version);
      chat.click(OWNER_1, chat.awaitDirect(OWNER_1, release, offers("deploy")), "deploy");
      awaitOutcome(slipway, release, "completed");
    }
    Http.Answer asked =
        slipway
            .http()
            .postJson(
                slipway.url("sandbox", "/sandbox/command"),
                "{\"user\":\"U0OWNER1\",\"channel\":\"C0TEST\",\"text\":\"/slipway status\"}");
    assertThat(asked.status()).as(asked.body()).isEqualTo(200);
    Http.Answer back =
        slipway
            .http()
            .postForm(
                slipway.url("api", "/api/projects/test/environments/production/rollback"),
                Map.of(),
                "Authorization",
                "Bearer " + TOKEN);
    assertThat(back.status()).as(back.body()).isEqualTo(202);
    awaitOutcome(slipway, back.json().path("release").asString(), "completed");
  }

  private static String build(SeparateServices slipway, String version) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("project", "test");
    fields.put("image", "registry/username/image:" + version);
    fields.put("type", "branch");
    fields.put("target", "main");
    Http.Answer answer = slipway.http().postForm(slipway.url("gateway", "/build-complete"), fields);
    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    return answer.json().path("release").asString();
  }

  private static void awaitOutcome(SeparateServices slipway, String release, String outcome) {
    Awaitility.await(release + " " + outcome)
        .atMost(Duration.ofMinutes(2))
        .until(
            () ->
                slipway
                    .http()
                    .get(slipway.url("api", "/api/releases/" + release))
                    .json()
                    .path("outcome")
                    .asString(""),
            outcome::equals);
  }

  /// A record that the approval service can only put into its dead-letter topic.
  private static void poison(SecuredKafka kafka) throws Exception {
    try (KafkaProducer<String, byte[]> producer = producer(kafka, "gateway")) {
      ProducerRecord<String, byte[]> record =
          new ProducerRecord<>(
              "slipway.builds", "test", "no build".getBytes(StandardCharsets.UTF_8));
      record
          .headers()
          .add("ce_type", "dev.slipway.build.completed.v1".getBytes(StandardCharsets.UTF_8))
          .add("ce_id", "poison".getBytes(StandardCharsets.UTF_8))
          .add("ce_time", "2026-03-01T12:00:00Z".getBytes(StandardCharsets.UTF_8));
      producer.send(record).get();
    }
    String dlt = "slipway.builds.approval-service.dlt";
    Map<String, Object> admin = new LinkedHashMap<>(kafka.client("admin", "password-of-admin"));
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(admin, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(dlt).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      Awaitility.await("the dead letter")
          .atMost(Duration.ofMinutes(1))
          .until(() ->
              consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum()
                  == 1);
    }
  }

  private static KafkaProducer<String, byte[]> producer(SecuredKafka kafka, String service) {
    return new KafkaProducer<>(
        kafka.client("slipway-" + service, password(service)),
        new StringSerializer(),
        new ByteArraySerializer());
  }

  /// What Kafka lets a service write, tried with a record of no project that no service knows.
  private static Set<String> writable(SecuredKafka kafka, String service, List<String> topics) {
    TreeSet<String> writable = new TreeSet<>();
    for (String topic : topics) {
      try (KafkaProducer<String, byte[]> producer = producer(kafka, service)) {
        producer.send(new ProducerRecord<>(topic, "nobody", new byte[0])).get();
        writable.add(topic);
      } catch (Exception e) {
        assertThat(e).hasCauseInstanceOf(TopicAuthorizationException.class);
      }
    }
    return writable;
  }

  private static Set<String> readable(SecuredKafka kafka, String service, List<String> topics) {
    TreeSet<String> readable = new TreeSet<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            kafka.client("slipway-" + service, password(service)),
            new StringDeserializer(),
            new ByteArrayDeserializer())) {
      for (String topic : topics) {
        consumer.assign(List.of(new TopicPartition(topic, 0)));
        consumer.seekToBeginning(consumer.assignment());
        try {
          for (int i = 0; i < 10 && consumer.poll(Duration.ofMillis(200)).isEmpty(); i++) {
            long _ = consumer.position(new TopicPartition(topic, 0));
          }
          readable.add(topic);
        } catch (TopicAuthorizationException e) {
          assertThat(e.unauthorizedTopics()).contains(topic);
        }
      }
    }
    return readable;
  }

  /// The topics of a service in Strimzi's manifest, which has to say the same as the script.
  private static Set<String> listed(String service, String operation) throws Exception {
    TreeSet<String> topics = new TreeSet<>();
    Kustomize users = Kustomize.render("k8s/kafka");
    JsonNode acls =
        users.named("KafkaUser", "slipway-" + service).path("spec").path("authorization");
    for (JsonNode acl : acls.path("acls")) {
      if (acl.path("operations").toString().contains(operation)
          && acl.path("resource").path("type").asString().equals("topic")) {
        topics.add(acl.path("resource").path("name").asString());
      }
    }
    return topics;
  }
}
