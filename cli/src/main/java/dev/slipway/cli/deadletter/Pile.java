package dev.slipway.cli.deadletter;

import dev.slipway.cli.kafka.Broker;
import dev.slipway.cli.kafka.TimeSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// All dead letters of all services.
final class Pile {

  private static final Pattern TOPICS = Pattern.compile("slipway\\..+\\.dlt");

  private final Broker broker;
  private final Set<String> topics;
  private final Ledger ledger;

  private Pile(Broker broker, Set<String> topics) {
    this.broker = broker;
    this.topics = topics;
    this.ledger = Ledger.read(broker, topics);
  }

  static Pile of(Broker broker) {
    return new Pile(broker, broker.topics());
  }

  /// Whether there is a topic of that name, or there are dead letters of one that was.
  boolean knows(String topic) {
    return topics.contains(topic)
        || topics.stream().anyMatch(t -> t.startsWith(topic + ".") && TOPICS.matcher(t).matches());
  }

  Ledger ledger() {
    return ledger;
  }

  /// Oldest first.
  List<DeadLetter> list() {
    List<DeadLetter> found = new ArrayList<>();
    each(record -> found.add(DeadLetter.of(record)));
    found.sort(
        Comparator.comparing(DeadLetter::at)
            .thenComparing(letter -> letter.id().topic())
            .thenComparingInt(letter -> letter.id().partition())
            .thenComparingLong(letter -> letter.id().offset()));
    return found;
  }

  /// Those that there are now, each topic's partitions in their order.
  void each(Consumer<ConsumerRecord<byte[], byte[]>> record) {
    List<String> own = topics.stream().filter(t -> TOPICS.matcher(t).matches()).toList();
    if (!own.isEmpty()) {
      broker.read(own, TimeSpan.ALL, record);
    }
  }

  /// Empty for a record on another topic, too.
  Optional<ConsumerRecord<byte[], byte[]>> find(DeadLetter.Id id) {
    return TOPICS.matcher(id.topic()).matches() && topics.contains(id.topic())
        ? broker.find(id.topic(), id.partition(), id.offset())
        : Optional.empty();
  }
}
