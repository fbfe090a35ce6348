package dev.slipway.approval.project;

import dev.slipway.contract.Topics;
import dev.slipway.contract.gateway.ProjectDefined;
import dev.slipway.messaging.Decoded;
import dev.slipway.messaging.EventBatches;
import dev.slipway.messaging.MessagingConfiguration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Keeps the table as the compacted topic has it. A group of its own: nothing here waits for a
/// decision, and no decision for it.
@Component
class ProjectListener {

  private static final Logger log = LoggerFactory.getLogger(ProjectListener.class);

  private final EventBatches batches;
  private final Projects projects;

  ProjectListener(EventBatches batches, Projects projects) {
    this.batches = batches;
    this.projects = projects;
  }

  @KafkaListener(
      topics = Topics.PROJECTS,
      groupId = "approval-service-projects",
      containerFactory = MessagingConfiguration.LISTENERS)
  void on(List<ConsumerRecord<String, byte[]>> records) {
    batches.processEach(records, this::on);
  }

  private void on(Decoded decoded) {
    switch (decoded) {
      case Decoded.Known(var received) when received.event() instanceof ProjectDefined defined -> {
        projects.put(defined.definition());
        log.info("project {}: defined", defined.project());
      }
      case Decoded.Tombstone(String key) -> {
        projects.remove(key);
        log.info("project {}: removed", key);
      }
      case Decoded.Known _, Decoded.Unknown _, Decoded.Poison _ -> {}
    }
  }
}
