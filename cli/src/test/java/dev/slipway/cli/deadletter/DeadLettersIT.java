package dev.slipway.cli.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.Run;
import dev.slipway.cli.RunningSlipway;
import dev.slipway.contract.Topics;
import dev.slipway.contract.gateway.GatewayEvent;
import dev.slipway.messaging.EventCodec;
import dev.slipway.messaging.EventTypes;
import dev.slipway.messaging.consumer.DeadLetters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class DeadLettersIT {

  private static final String DLT = Topics.deadLetter(Topics.BUILDS, "approval-service");

  @BeforeEach
  void nothingOpen() {
    Run run = dlt("discard", "--all", "--note", "another test's");
    assertThat(run.code()).as(run.err()).isZero();
  }

  @Test
  void poisonIsListedShownSentAgainDeadAgainAndGivenUp() {
    RunningSlipway.write(poison("poisoned"));
    String id = awaitOne();

    Run list = dlt("list");
    assertThat(list.out().lines().toList().get(1))
        .startsWith(id)
        .contains("slipway.builds/", "dev.slipway.build.completed.v1", "required field is missing");
    Run show = dlt("show", id);
    assertThat(show.code()).isZero();
    assertThat(show.out())
        .contains(
            "reason       required field is missing", "state        open", "key          poisoned")
        .containsPattern("ce_type +dev.slipway.build.completed.v1")
        .contains("{\n  \"release\" : \"poisoned-1\"\n}");
    JsonNode json = dlt("show", id, "--output", "json").json();
    assertThat(json.path("value").path("release").asString()).isEqualTo("poisoned-1");
    assertThat(json.path("resolution").isNull()).isTrue();

    Run retry = dlt("retry", id);
    assertThat(retry.code()).as(retry.err()).isZero();
    assertThat(retry.out()).isEqualTo(id + ": sent again to slipway.builds\n");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(open()).hasSize(1).doesNotContain(id));
    List<ConsumerRecord<byte[], byte[]>> sent =
        RunningSlipway.records(Topics.BUILDS).stream()
            .filter(record -> "poisoned".equals(text(record.key())))
            .toList();
    assertThat(sent).hasSize(2);
    assertThat(sent.getLast().headers()).isEqualTo(sent.getFirst().headers());
    assertThat(sent.getLast().value()).isEqualTo(sent.getFirst().value());
    assertThat(sent.getLast().partition()).isEqualTo(sent.getFirst().partition());

    Run again = dlt("retry", id);
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).isEqualTo("slipway: " + id + " was retried already\n");

    Run discard = dlt("discard", open().getFirst(), "--note", "built by hand");
    assertThat(discard.code()).isZero();
    assertThat(dlt("list").out()).isEqualTo("No dead letters.\n");
    assertThat(dlt("list", "--all").out())
        .containsPattern(id + " .* retried +required")
        .containsPattern("discarded: built by hand +required");
  }

  @Test
  void whatCouldNotBeProcessedThenIsProcessedWhenItIsSentAgain() {
    ProducerRecord<String, byte[]> build =
        new EventCodec(EventTypes.of(GatewayEvent.class))
            .encode(RunningSlipway.build("recovered", 1, "main"));
    ProducerRecord<byte[], byte[]> dead =
        new ProducerRecord<>(DLT, null, null, bytes("recovered"), build.value(), build.headers());
    dead.headers().add(DeadLetters.REASON, bytes("IllegalStateException: a bug"));
    dead.headers().add("kafka_dlt-exception-message", bytes("IllegalStateException: a bug"));
    dead.headers().add(DeadLetters.ORIGINAL_TOPIC, bytes(Topics.BUILDS));
    RunningSlipway.write(dead);
    assertThat(RunningSlipway.api("release", "recovered-0000000001").code()).isEqualTo(3);

    Run retry = dlt("retry", "--all", "--topic", Topics.BUILDS, "--reason-contains", "A BUG");

    assertThat(retry.out()).hasLineCount(1).contains("sent again to slipway.builds");
    Run wait = RunningSlipway.api("wait", "recovered-0000000001", "--for", "go");
    assertThat(wait.code()).as(wait.err()).isZero();
    assertThat(open()).isEmpty();
  }

  @Test
  void whatWasReportedAsFailedIsNotSentAgain() {
    ProducerRecord<byte[], byte[]> dead = new ProducerRecord<>(DLT, bytes("x"), bytes("{}"));
    dead.headers().add(DeadLetters.ORIGINAL_TOPIC, bytes(Topics.DEPLOYMENTS));
    dead.headers().add(DeadLetters.DECIDED, bytes("deployer-service"));
    RunningSlipway.write(dead);
    String id = awaitOne();
    Run retry = dlt("retry", id);
    assertThat(retry.code()).isEqualTo(1);
    assertThat(retry.err()).contains("was reported as failed", "deploy again, and discard it");
    assertThat(dlt("retry", "--all").code()).isEqualTo(1);
    assertThat(open()).containsExactly(id);
    assertThat(dlt("discard", id, "--note", "deployed again").code()).isZero();
  }

  @Test
  void aFilterLeavesTheOthersAlone() {
    RunningSlipway.write(poison("left"));
    String id = awaitOne();
    assertThat(dlt("retry", "--all", "--reason-contains", "nothing like it").out())
        .isEqualTo("No dead letters.\n");
    assertThat(dlt("list", "--topic", Topics.RELEASES).out()).isEqualTo("No dead letters.\n");
    assertThat(open()).containsExactly(id);
  }

  @Test
  void aRecordWithoutHeadersKeyOrTextIsShownAllTheSame() {
    RunningSlipway.write(new ProducerRecord<>(DLT, 2, null, null, new byte[] {(byte) 0xff, 1}));
    String id = awaitOne();
    Run show = dlt("show", id, "--output", "json");
    assertThat(show.json().path("origin").asString()).isEqualTo("slipway.builds/?/?");
    assertThat(show.json().path("reason").asString()).isEqualTo("unknown");
    assertThat(show.json().path("value").asString()).isEqualTo("/wE=");
    assertThat(dlt("show", id).code()).isZero();
    assertThat(dlt("list").out()).contains("slipway.builds/?/?");
  }

  @Test
  void aMarkFromBeforeTheTopicWasMadeAnewResolvesNothing() {
    RunningSlipway.write(poison("gone"));
    assertThat(dlt("discard", awaitOne(), "--note", "makes the topic of marks").code()).isZero();
    RunningSlipway.write(poison("remade"));
    String id = awaitOne();
    RunningSlipway.write(
        new ProducerRecord<>(
            Ledger.TOPIC,
            bytes(id),
            bytes(
                "{\"action\":\"discarded\",\"at\":\"%s\",\"putAside\":\"2020-01-01T00:00:00Z\"}"
                    .formatted(Instant.now()))));
    RunningSlipway.write(new ProducerRecord<>(Ledger.TOPIC, bytes("other"), bytes("no JSON")));
    assertThat(open()).containsExactly(id);
  }

  @ParameterizedTest
  @CsvSource({
    "show none, 2, TOPIC/PARTITION/OFFSET",
    "show slipway.builds.approval-service.dlt/0/999999, 3, There is no dead letter",
    "show slipway.builds.approval-service.dlt/99/0, 3, There is no dead letter",
    "show slipway.builds/0/0, 3, There is no dead letter",
    "show slipway.none.dlt/0/0, 3, There is no dead letter",
    "retry slipway.none.dlt/0/0, 3, There is no dead letter",
    "list --topic nope, 3, There is no topic nope",
    "retry --all --topic nope, 3, There is no topic nope",
    "discard --all --topic nope --note x, 3, There is no topic nope",
    "retry, 2, take --all",
    "retry --all slipway.none.dlt/0/0, 2, not both",
    "retry slipway.none.dlt/0/0 --topic x, 2, go with --all",
    "retry 1 2, 2, TOPIC/PARTITION/OFFSET",
    "discard slipway.none.dlt/0/0, 2, --note"
  })
  void wrongInputIsToldWithItsExitCode(String arguments, int code, String told) {
    Run run = dlt(arguments.split(" ", -1));
    assertThat(run.code()).as(run.err()).isEqualTo(code);
    assertThat(run.err()).startsWith("slipway: ").contains(told).doesNotContain("\tat ");
  }

  @Test
  void aKafkaThatCannotBeReachedHasItsOwnExitCode(@TempDir Path folder) throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("client.properties"),
            "default.api.timeout.ms=1500\nrequest.timeout.ms=1000\n");
    Run run =
        Run.slipway(
            "dead-letters", "list", "--kafka", "127.0.0.1:1", "--kafka-config", config.toString());
    assertThat(run.code()).isEqualTo(5);
    assertThat(run.err())
        .startsWith(
            "slipway: cannot reach Kafka at 127.0.0.1:1; is it running? Say where with --kafka or"
                + " KAFKA_BOOTSTRAP_SERVERS")
        .contains("--kafka-config");
    assertThat(Run.slipway("dead-letters", "list", "--kafka", "nowhere.invalid:9").code())
        .isEqualTo(5);
    assertThat(Run.slipway("dead-letters", "list", "--kafka-config", "none").code()).isEqualTo(2);
  }

  private static ProducerRecord<byte[], byte[]> poison(String project) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            Topics.BUILDS, bytes(project), bytes("{\"release\":\"" + project + "-1\"}"));
    record.headers().add("ce_id", bytes(project));
    record.headers().add("ce_type", bytes("dev.slipway.build.completed.v1"));
    return record;
  }

  /// The one dead letter that nothing has become of.
  private static String awaitOne() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(open()).hasSize(1));
    return open().getFirst();
  }

  private static List<String> open() {
    return dlt("list", "--output", "json")
        .json()
        .path("items")
        .valueStream()
        .map(item -> item.path("id").asString())
        .toList();
  }

  private static Run dlt(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "dead-letters";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return RunningSlipway.kafka(all);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }
}
