package dev.slipway.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.cli.Run;
import dev.slipway.cli.RunningSlipway;
import dev.slipway.contract.Topics;
import dev.slipway.messaging.consumer.DeadLetters;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayIT {

  private static final String TOPIC = Topics.DEPLOYMENTS;

  /// A day ago, within the topic's retention.
  private static Instant dayAgo = Instant.EPOCH;

  /// One record a minute, of three projects in turn.
  @BeforeAll
  static void publish() {
    dayAgo = Instant.now().minusSeconds(86_400);
    for (int minute = 0; minute < 30; minute++) {
      ProducerRecord<byte[], byte[]> record =
          new ProducerRecord<>(
              TOPIC,
              null,
              at(minute).toEpochMilli(),
              bytes("replayed-" + minute % 3),
              bytes("{\"minute\":" + minute + "}"));
      record.headers().add("ce_id", bytes("id-" + minute));
      RunningSlipway.write(record);
    }
  }

  @Test
  void exactlyTheSpanIsPublishedAgainAsItWasBehindTheRest() {
    int before = records().size();

    Run run = replay("--from", at(10).toString(), "--to", at(20).toString(), "--yes");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).isEqualTo("slipway.deployments: published 10 records again\n");
    List<ConsumerRecord<byte[], byte[]>> all = records();
    assertThat(all).hasSize(before + 10);
    List<ConsumerRecord<byte[], byte[]>> again = newest(all);
    assertThat(again)
        .extracting(ReplayIT::minute)
        .containsExactlyInAnyOrder(10, 11, 12, 13, 14, 15, 16, 17, 18, 19);
    for (ConsumerRecord<byte[], byte[]> record : again) {
      ConsumerRecord<byte[], byte[]> first =
          all.stream().filter(r -> minute(r) == minute(record)).findFirst().orElseThrow();
      assertThat(record.headers()).isEqualTo(first.headers());
      assertThat(record.key()).isEqualTo(first.key());
      assertThat(record.partition()).isEqualTo(first.partition());
      assertThat(record.offset()).isGreaterThan(first.offset());
    }
    // Each project in its order.
    for (int project = 0; project < 3; project++) {
      String key = "replayed-" + project;
      assertThat(again.stream().filter(r -> text(r.key()).equals(key)).map(ReplayIT::minute))
          .isSorted();
    }
    assertThat(replay("--from", at(10).toString(), "--to", at(20).toString(), "--dry-run").out())
        .isEqualTo("slipway.deployments: would publish 10 records again\n");
  }

  /// As a request whose failure the deployer has reported.
  @Test
  void whatWasDecidedWhenItWasPutAsideIsLeftOut() {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            Topics.BUILDS, null, at(0).toEpochMilli(), bytes("decided"), bytes("{}"));
    record.headers().add("ce_type", bytes("dev.slipway.unknown.v1"));
    RunningSlipway.write(record);
    assertThat(replayDecided().json().path("records").asInt()).isEqualTo(1);
    assertThat(replayDecided().json().path("decided").asInt()).isZero();
    ConsumerRecord<byte[], byte[]> written =
        RunningSlipway.records(Topics.BUILDS).stream()
            .filter(found -> found.key() != null && text(found.key()).equals("decided"))
            .findFirst()
            .orElseThrow();
    RunningSlipway.write(decided(written, "of the topic before"));
    assertThat(replayDecided().json().path("records").asInt()).isEqualTo(1);
    RunningSlipway.write(decided(written, ""));
    assertThat(replayDecided().json().path("records").asInt()).isZero();
    assertThat(replayDecided().json().path("decided").asInt()).isEqualTo(1);
    assertThat(replayDecided("--output", "text").out())
        .isEqualTo(
            """
            slipway.builds: would publish 0 records again
              left out: 1 record whose failure a service reported when it put them aside (slipway_decided)
            """);
    Run discard = RunningSlipway.kafka("dead-letters", "discard", "--all", "--note", "a test's");
    assertThat(discard.code()).as(discard.err()).isZero();
  }

  /// @param id of the event, which the record of this test has none of
  private static ProducerRecord<byte[], byte[]> decided(
      ConsumerRecord<byte[], byte[]> written, String id) {
    ProducerRecord<byte[], byte[]> dead =
        new ProducerRecord<>(
            Topics.deadLetter(Topics.BUILDS, "approval-service"), bytes("decided"), bytes("{}"));
    dead.headers()
        .add("ce_id", bytes(id))
        .add(DeadLetters.ORIGINAL_PARTITION, bytes("" + written.partition()))
        .add(DeadLetters.ORIGINAL_OFFSET, bytes("" + written.offset()))
        .add(DeadLetters.DECIDED, bytes("approval-service"));
    return dead;
  }

  private static Run replayDecided() {
    return replayDecided("--output", "json");
  }

  private static Run replayDecided(String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of("replay", "--topic", Topics.BUILDS, "--project", "decided", "--dry-run"));
    arguments.addAll(List.of("--from", at(0).toString(), "--to", at(1).toString()));
    arguments.addAll(List.of(options));
    return RunningSlipway.kafka(arguments.toArray(String[]::new));
  }

  @Test
  void aProjectIsReplayedAlone() {
    int before = records().size();
    Run run =
        replay(
            "--from",
            at(0).toString(),
            "--to",
            at(30).toString(),
            "--project",
            "replayed-1",
            "--yes",
            "--output",
            "json");
    assertThat(run.json().path("records").asInt()).isEqualTo(10);
    assertThat(run.json().path("published").asBoolean()).isTrue();
    List<ConsumerRecord<byte[], byte[]>> all = records();
    assertThat(all).hasSize(before + 10);
    assertThat(newest(all)).allMatch(record -> minute(record) % 3 == 1);
  }

  @Test
  void countingAndRefusingPublishNothing() {
    int before = records().size();
    Run counted = replay("--from", "3d", "--to", "1h", "--dry-run");
    assertThat(counted.out()).isEqualTo("slipway.deployments: would publish 30 records again\n");
    Run refused = replay("--from", "3d");
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("add --yes");
    assertThat(records()).hasSize(before);
  }

  @Test
  void anOlderDefinitionOfAProjectDoesNotComeBackIntoForce() {
    for (String value : List.of("one", "two")) {
      RunningSlipway.write(
          new ProducerRecord<>(Topics.PROJECTS, bytes("defined-twice"), bytes(value)));
    }
    RunningSlipway.write(new ProducerRecord<>(Topics.PROJECTS, bytes("removed"), bytes("one")));
    RunningSlipway.write(new ProducerRecord<>(Topics.PROJECTS, bytes("removed"), null));

    Run run =
        RunningSlipway.kafka("replay", "--topic", Topics.PROJECTS, "--from", "beginning", "--yes");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern(
            "left out: \\d+ records that a later definition of their project has replaced");
    assertThat(values("defined-twice")).containsExactly("one", "two", "two");
    assertThat(values("removed")).containsExactly("one", "", "");
  }

  private static List<String> values(String key) {
    return RunningSlipway.records(Topics.PROJECTS).stream()
        .filter(record -> text(record.key()).equals(key))
        .map(record -> text(record.value()))
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "--topic slipway.bilds --from 1h, 3, 'there are slipway.projects, slipway.builds'",
    "--topic slipway.builds.approval-service.dlt --from 1h, 3, there is no topic",
    "--topic slipway.builds, 2, --from",
    "--topic slipway.builds --from yesterday, 2, --from must be like",
    "--topic slipway.builds --from 1h --to soon, 2, --to must be like",
    "--topic slipway.builds --from 1h --to 2h, 2, --from must be before --to"
  })
  void wrongInputIsToldWithItsExitCode(String arguments, int code, String told) {
    Run run = RunningSlipway.kafka(("replay --yes " + arguments).split(" "));
    assertThat(run.code()).as(run.err()).isEqualTo(code);
    assertThat(run.err()).startsWith("slipway: ").contains(told);
  }

  private static Run replay(String... arguments) {
    List<String> all = new ArrayList<>(List.of("replay", "--topic", TOPIC));
    all.addAll(List.of(arguments));
    return RunningSlipway.kafka(all.toArray(String[]::new));
  }

  /// Those of this test: others deploy meanwhile.
  private static List<ConsumerRecord<byte[], byte[]>> records() {
    return RunningSlipway.records(TOPIC).stream()
        .filter(record -> text(record.key()).startsWith("replayed-"))
        .toList();
  }

  /// The ten of the highest offsets in time: those that were written last.
  private static List<ConsumerRecord<byte[], byte[]>> newest(
      List<ConsumerRecord<byte[], byte[]>> all) {
    return all.stream()
        .filter(record -> record.timestamp() > dayAgo.plusSeconds(3_600).toEpochMilli())
        .sorted((a, b) -> Long.compare(b.timestamp(), a.timestamp()))
        .limit(10)
        .sorted((a, b) ->
            a.partition() == b.partition()
                ? Long.compare(a.offset(), b.offset())
                : Integer.compare(a.partition(), b.partition()))
        .toList();
  }

  private static int minute(ConsumerRecord<byte[], byte[]> record) {
    return Integer.parseInt(text(record.value()).replaceAll("\\D", ""));
  }

  private static Instant at(int minute) {
    return dayAgo.plusSeconds(60L * minute);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }
}
