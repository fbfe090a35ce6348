package dev.slipway.approval.project;

import dev.slipway.contract.Topics;
import dev.slipway.contract.gateway.ProjectDefined;
import dev.slipway.messaging.DeadLetters;
import dev.slipway.messaging.Decoded;
import dev.slipway.messaging.EventCodec;
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

  private final EventCodec codec;
  private final DeadLetters deadLetters;
  private final Projects projects;

  ProjectListener(EventCodec codec, DeadLetters deadLetters, Projects projects) {
    this.codec = codec;
    this.deadLetters = deadLetters;
    this.projects = projects;
  }

  @KafkaListener(
      topics = Topics.PROJECTS,
      groupId = "approval-service-projects",
      containerFactory = MessagingConfiguration.LISTENERS)
  void on(List<ConsumerRecord<String, byte[]>> records) {
    records.forEach(this::on);
  }

  private void on(ConsumerRecord<String, byte[]> record) {
    switch (codec.decode(record)) {
      case Decoded.Known(var received) when received.event() instanceof ProjectDefined defined -> {
        projects.put(defined.definition());
        log.info("project {}: defined", defined.project());
      }
      case Decoded.Tombstone(String key) -> {
        projects.remove(key);
        log.info("project {}: removed", key);
      }
      case Decoded.Poison(String reason) -> deadLetters.put(record, reason);
      case Decoded.Known _, Decoded.Unknown _ -> {}
    }
  }
}
