package dev.slipway.cli.deadletter;

import dev.slipway.cli.kafka.Broker;
import dev.slipway.cli.kafka.TimeSpan;
import dev.slipway.cli.kafka.Writer;
import dev.slipway.messaging.EventJson;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// The resolutions of dead letters, on a compacted topic: a record can be taken from no topic alone.
final class Ledger {

  static final String TOPIC = "slipway.dead-letters";

  private final Broker broker;
  private final Map<String, Resolution> resolutions = new HashMap<>();
  private boolean exists;

  private Ledger(Broker broker, boolean exists) {
    this.broker = broker;
    this.exists = exists;
  }

  /// @param topics those that there are
  static Ledger read(Broker broker, java.util.Set<String> topics) {
    Ledger ledger = new Ledger(broker, topics.contains(TOPIC));
    if (ledger.exists) {
      broker.read(List.of(TOPIC), TimeSpan.ALL, ledger::remember);
    }
    return ledger;
  }

  /// What this version cannot read resolves nothing.
  private void remember(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null) {
      return;
    }
    String id = new String(record.key(), StandardCharsets.UTF_8);
    resolutions.remove(id);
    if (record.value() != null) {
      try {
        resolutions.put(id, EventJson.mapper().readValue(record.value(), Resolution.class));
      } catch (JacksonException _) {
        // Shown as unresolved.
      }
    }
  }

  /// Null where nothing has become of it yet.
  @Nullable Resolution of(DeadLetter letter) {
    Resolution found = resolutions.get(letter.id().toString());
    return found != null && letter.at().equals(found.putAside()) ? found : null;
  }

  /// Returns once it is durable.
  void record(DeadLetter letter, Resolution resolution, Writer writer) {
    if (!exists) {
      create(broker.replication(letter.id().topic()));
    }
    writer.send(
        new ProducerRecord<>(
            TOPIC,
            letter.id().toString().getBytes(StandardCharsets.UTF_8),
            EventJson.mapper().writeValueAsBytes(resolution)));
    writer.flush();
    resolutions.put(letter.id().toString(), resolution);
  }

  private void create(short replication) {
    String inSync = Integer.toString(Math.max(1, replication - 1));
    broker.create(
        new NewTopic(TOPIC, 1, replication)
            .configs(
                Map.of(
                    TopicConfig.CLEANUP_POLICY_CONFIG,
                    TopicConfig.CLEANUP_POLICY_COMPACT,
                    TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                    inSync)));
    exists = true;
  }
}
