package dev.slipway.notifier.kafka;

import dev.slipway.contract.Topics;
import dev.slipway.messaging.consumer.ConsumerConfiguration;
import dev.slipway.messaging.consumer.EventBatches;
import dev.slipway.notifier.intake.ReleaseUpdates;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Reads `slipway.releases` and `slipway.questions`. A poll's offsets are committed once its surfaces
/// and answers are.
@Component
class ReleaseListener {

  static final String ID = "releases";

  private final EventBatches batches;
  private final ReleaseUpdates updates;

  ReleaseListener(EventBatches batches, ReleaseUpdates updates) {
    this.batches = batches;
    this.updates = updates;
  }

  @KafkaListener(
      id = ID,
      groupId = "notifier-service",
      topics = {Topics.RELEASES, Topics.QUESTIONS},
      containerFactory = ConsumerConfiguration.LISTENERS)
  void on(List<ConsumerRecord<String, byte[]>> records) {
    batches.process(records, updates::handle);
  }
}
