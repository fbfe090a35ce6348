package dev.slipway.messaging.consumer;

import dev.slipway.messaging.Received;
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
