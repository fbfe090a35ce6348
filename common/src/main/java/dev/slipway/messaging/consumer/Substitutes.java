package dev.slipway.messaging.consumer;

import dev.slipway.contract.Envelope;
import dev.slipway.contract.Event;
import dev.slipway.messaging.EventCodec;
import dev.slipway.messaging.EventIds;
import dev.slipway.messaging.Received;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Makes the events that are handled in place of a record that is put aside, so that whoever waits for it hears
/// of it.
@FunctionalInterface
public interface Substitutes {

  /// None for any record.
  static Substitutes none() {
    return (_, _, _) -> List.of();
  }

  /// An event in place of a record: caused by it, at its place, with the same id each time.
  ///
  /// @param kind the end of what the id is derived from
  /// @param subject the release, or the project if no release is meant
  static Received instead(
      ConsumerRecord<String, byte[]> record,
      String kind,
      String source,
      Instant time,
      String subject,
      Event event) {
    String id = EventIds.derive(DeadLetters.place(record) + "/" + kind, 0);
    String correlation = EventCodec.text(record.headers(), "correlationid");
    return new Received(
        new Envelope<>(
            id,
            source,
            time,
            subject,
            correlation == null ? id : correlation,
            EventCodec.text(record.headers(), "ce_id"),
            EventCodec.text(record.headers(), "traceparent"),
            event),
        record.topic(),
        record.partition(),
        record.offset());
  }

  /// Never throws. The ids are the same each time.
  ///
  /// @param event the record as an event, null if it cannot be read
  /// @param reason why it is put aside
  List<Received> of(ConsumerRecord<String, byte[]> record, @Nullable Received event, String reason);

  /// True if another instance handles the record, and this one only puts aside what it cannot read: a copy that is sent
  /// again later must not be handled.
  default boolean isForOthers(ConsumerRecord<String, byte[]> record) {
    return false;
  }

  /// True if what is handled in place of a record decides it: whoever sends the record again later, by whatever tool,
  /// changes nothing any more.
  default boolean areFinal() {
    return false;
  }
}
