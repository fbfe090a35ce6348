package dev.slipway.messaging.startup;

import dev.slipway.background.StartOrder;
import dev.slipway.contract.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Creates the topics that are missing before any listener starts, and refuses to start on topics
/// whose partition counts differ: a project's events would then be read by different threads.
public final class TopicProvisioner implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(TopicProvisioner.class);

  private final Map<String, Object> adminConfig;
  private final TopicProperties properties;
  private final List<String> deadLetterTopics;
  private volatile boolean running;

  /// @param service whose dead-letter topics are created
  /// @param consumed the topics that the service reads
  public TopicProvisioner(
      Map<String, Object> adminConfig,
      TopicProperties properties,
      String service,
      List<String> consumed) {
    this.adminConfig = adminConfig;
    this.properties = properties;
    this.deadLetterTopics =
        consumed.stream().map(topic -> Topics.deadLetter(topic, service)).toList();
  }

  @Override
  public void start() {
    int timeout = Math.toIntExact(properties.startTimeout().toMillis());
    Map<String, Object> config = new HashMap<>(adminConfig);
    config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeout);
    try (Admin admin = Admin.create(config)) {
      create(admin);
      check(admin);
    }
    running = true;
  }

  private void create(Admin admin) {
    List<NewTopic> wanted = new ArrayList<>();
    Topics.all().forEach(topic -> wanted.add(topic(topic)));
    deadLetterTopics.forEach(topic -> wanted.add(topic(topic)));
    Set<String> missing = missing(admin, wanted.stream().map(NewTopic::name).toList());
    wanted.removeIf(topic -> !missing.contains(topic.name()));
    admin.createTopics(wanted).values().forEach(this::created);
  }

  /// Creating needs a right of its own on Kafka, which is not asked for while nothing is missing.
  private Set<String> missing(Admin admin, List<String> names) {
    Set<String> missing = new HashSet<>();
    admin
        .describeTopics(names)
        .topicNameValues()
        .forEach((name, description) -> {
          try {
            await(description);
          } catch (IllegalStateException e) {
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
              throw e;
            }
            missing.add(name);
          }
        });
    return missing;
  }

  private void created(String name, KafkaFuture<Void> result) {
    try {
      await(result);
      log.info("topic {}: created", name);
    } catch (IllegalStateException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  private NewTopic topic(String name) {
    NewTopic topic = new NewTopic(name, properties.partitions(), properties.replication());
    String minInSync = Integer.toString(Math.max(1, properties.replication() - 1));
    return topic.configs(
        name.equals(Topics.PROJECTS)
            ? Map.of(
                TopicConfig.CLEANUP_POLICY_CONFIG,
                TopicConfig.CLEANUP_POLICY_COMPACT,
                TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                minInSync)
            : Map.of(
                TopicConfig.RETENTION_MS_CONFIG,
                Long.toString(properties.retention().toMillis()),
                TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                minInSync));
  }

  private void check(Admin admin) {
    Map<String, TopicDescription> topics = described(admin);
    long counts = topics.values().stream().map(t -> t.partitions().size()).distinct().count();
    if (counts > 1) {
      StringBuilder found = new StringBuilder();
      topics.forEach(
          (name, t) -> found.append(' ').append(name).append('=').append(t.partitions().size()));
      throw new IllegalStateException(
          "all topics of Slipway must have the same number of partitions, found"
              + found
              + "; add partitions to the smaller ones with kafka-topics");
    }
    awaitLeaders(admin, topics.values());
  }

  /// Waits until each partition has its leader: on one that has none yet, Kafka may take a producer's
  /// batches in another order than they were sent in, and then refuses the rest of them.
  private void awaitLeaders(Admin admin, Collection<TopicDescription> topics) {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    for (TopicDescription topic : topics) {
      topic
          .partitions()
          .forEach(
              p -> ends.put(new TopicPartition(topic.name(), p.partition()), OffsetSpec.latest()));
    }
    await(admin.listOffsets(ends).all());
  }

  /// A broker may not know yet what it has just created.
  private Map<String, TopicDescription> described(Admin admin) {
    long deadline = System.nanoTime() + properties.startTimeout().toNanos();
    while (true) {
      try {
        return await(admin.describeTopics(Topics.all()).allTopicNames());
      } catch (IllegalStateException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)
            || System.nanoTime() > deadline) {
          throw e;
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      }
    }
  }

  private <T> T await(KafkaFuture<T> future) {
    try {
      return future.get(properties.startTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException refused) {
        throw new IllegalStateException(
            "Kafka refuses this service: "
                + refused.getMessage()
                + "; give its user the rights in docs/reference/kafka-rights.md, and create missing"
                + " topics with "
                + properties.partitions()
                + " partitions",
            refused);
      }
      throw new IllegalStateException(
          "Kafka did not answer for its topics; check spring.kafka.bootstrap-servers",
          e.getCause());
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "Kafka did not answer within "
              + properties.startTimeout()
              + "; check spring.kafka.bootstrap-servers",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for Kafka", e);
    }
  }

  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /// Before the listeners, which start in the last phases.
  @Override
  public int getPhase() {
    return StartOrder.TOPICS;
  }
}
