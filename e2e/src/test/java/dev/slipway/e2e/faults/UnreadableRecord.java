package dev.slipway.e2e.faults;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/// A record of one project that its reader can make nothing of. What is behind it goes on.
final class UnreadableRecord implements Injection {

  private final DeadLetterSearch deadLetters;

  /// @param type of the event that it says to be
  /// @param reader the service that meets it
  UnreadableRecord(Fleet fleet, String project, String topic, String type, String reader) {
    this.deadLetters = new DeadLetterSearch(fleet, reader, project);
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(
            topic, project, "{\"release\":\u0000".getBytes(StandardCharsets.UTF_8));
    List.of(
            List.of("ce_specversion", "1.0"),
            List.of("ce_id", "unreadable-" + reader + "-" + System.nanoTime()),
            List.of("ce_type", type),
            List.of("ce_source", "/faults"),
            List.of("ce_time", "2026-01-01T00:00:00Z"),
            List.of("ce_subject", project + "-unreadable"),
            List.of("content-type", "application/json"))
        .forEach(header ->
            record
                .headers()
                .add(header.getFirst(), header.getLast().getBytes(StandardCharsets.UTF_8)));
    Topic.send(fleet.kafka(), record);
  }

  @Override
  public boolean isFailing() {
    return deadLetters.isFound();
  }

  /// Nothing to mend: the record lies aside.
  @Override
  public void mend() {}
}
