package dev.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/// The runbook's recipes for dead letters and for records that a group leaves out.
///
/// @param runbook gets the variables that the recipes name
record DeadLetterRecipes(Runbook runbook, Slipway slipway) {

  private static final String DLT = "slipway.builds.approval-service.dlt";

  /// A build without a release is poison; moved back after it was put aside it becomes a dead letter
  /// again, which shows that it was read.
  void moved() throws Exception {
    RecordMetadata _ = poison("poison-1");
    List<String> where = List.of(await(1).split(":", -1));
    runbook.with("DLT", DLT).with("PARTITION", where.get(1)).with("OFFSET", "0");
    String _ = runbook.run("move-dead-letter");

    await(2);
    assertThat(Records.of(slipway.client(), Topics.RELEASES).toString()).doesNotContain("poison");
    String reasons = runbook.run("dead-letter-reasons");
    assertThat(reasons)
        .contains("slipway_dlt_reason:", "required field is missing", "{\"no\":\"build\"}");
    assertThat(reasons.lines().filter(l -> l.contains("ce_id:poison-1")))
        .hasSize(2)
        .allMatch(line -> line.contains("ce_time:2026-03-01T12:00:00Z"));
  }

  private RecordMetadata poison(String id) throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(slipway.client(), new StringSerializer(), new ByteArraySerializer())) {
      ProducerRecord<String, byte[]> poison =
          new ProducerRecord<>(
              "slipway.builds", "test", "{\"no\":\"build\"}".getBytes(StandardCharsets.UTF_8));
      poison
          .headers()
          .add("ce_type", "dev.slipway.build.completed.v1".getBytes(StandardCharsets.UTF_8))
          .add("ce_id", id.getBytes(StandardCharsets.UTF_8))
          .add("ce_time", "2026-03-01T12:00:00Z".getBytes(StandardCharsets.UTF_8));
      return producer.send(poison).get();
    }
  }

  /// Waits for so many dead letters.
  ///
  /// @return `topic:partition:count` of the partition that holds them
  String await(int count) throws Exception {
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> Records.of(slipway.client(), DLT).size() == count);
    List<String> lines =
        runbook
            .run("dead-letters")
            .lines()
            .filter(line -> line.startsWith(DLT) && line.endsWith(":" + count))
            .toList();
    assertThat(lines).hasSize(1);
    return lines.getFirst();
  }

  /// A further poison record, which does not become a dead letter since nobody reads it.
  void skipped(Groups groups) throws Exception {
    RecordMetadata poison = poison("poison-2");
    assertThat(groups.lag()).isEqualTo(1);
    String _ =
        runbook
            .with("TOPIC", poison.topic())
            .with("PARTITION", "" + poison.partition())
            .with("OFFSET", "" + (poison.offset() + 1))
            .run("skip");
    assertThat(groups.lag()).isZero();
  }
}
