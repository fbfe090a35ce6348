package dev.slipway.approval.project;

import dev.slipway.approval.timer.Timers;
import dev.slipway.contract.Topics;
import dev.slipway.contract.approval.PeopleChanged;
import dev.slipway.contract.gateway.ProjectDefined;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.messaging.Decoded;
import dev.slipway.messaging.consumer.ConsumerConfiguration;
import dev.slipway.messaging.consumer.EventBatches;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps the table as the compacted topic has it. A group of its own: nothing here waits for a
/// decision, and no decision for it.
@Component
class ProjectListener {

  private static final Logger log = LoggerFactory.getLogger(ProjectListener.class);

  private final EventBatches batches;
  private final Projects projects;
  private final Timers timers;
  private final TransactionTemplate transactions;

  ProjectListener(
      EventBatches batches,
      Projects projects,
      Timers timers,
      PlatformTransactionManager transactions) {
    this.batches = batches;
    this.projects = projects;
    this.timers = timers;
    this.transactions = new TransactionTemplate(transactions);
  }

  @KafkaListener(
      topics = Topics.PROJECTS,
      groupId = "approval-service-projects",
      containerFactory = ConsumerConfiguration.LISTENERS)
  void on(List<ConsumerRecord<String, byte[]>> records) {
    batches.processEach(records, this::on);
  }

  private void on(Decoded decoded) {
    switch (decoded) {
      case Decoded.Known(var received) when received.event() instanceof ProjectDefined defined -> {
        put(defined.definition(), received.envelope().time());
        log.info("project {}: defined", defined.project());
      }
      case Decoded.Tombstone(String key) -> {
        projects.remove(key);
        log.info("project {}: removed", key);
      }
      case Decoded.Known _, Decoded.Unknown _, Decoded.Poison _ -> {}
    }
  }

  /// A change of people is an input of the project's releases, in the order of all others. It is written
  /// with the definition, so that neither is lost without the other.
  private void put(ProjectDefinition definition, Instant at) {
    transactions.executeWithoutResult(_ -> {
      boolean changed = projects.hasOtherPeople(definition);
      projects.put(definition);
      if (changed) {
        timers.set(new PeopleChanged(definition.project(), at));
      }
    });
  }
}
