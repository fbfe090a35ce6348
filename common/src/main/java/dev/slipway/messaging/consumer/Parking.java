package dev.slipway.messaging.consumer;

import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A place outside the listener for records that cannot be handled while somebody else's transaction keeps their
/// rows locked. It outlives the process, and a key's records keep their order in it.
public interface Parking {

  /// The key that a record waits by: its own, or none for a record without one.
  static String key(ConsumerRecord<String, byte[]> record) {
    return record.key() == null ? "" : record.key();
  }

  /// The keys of which a record waits; every later record of such a key has to wait behind it.
  Set<String> keys();

  /// Returns once the records are stored, behind those of their keys that wait already. Storing one again changes
  /// nothing.
  ///
  /// @param reason why the first of them waits, for people
  void park(List<ConsumerRecord<String, byte[]>> records, String reason);

  /// The oldest records of a key, in the order in which they were parked; at most some hundred.
  List<ConsumerRecord<String, byte[]>> of(String key);

  void remove(ConsumerRecord<String, byte[]> record);
}
