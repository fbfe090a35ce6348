package dev.slipway.deployer.kafka;

import dev.slipway.deployer.instance.Request;
import dev.slipway.deployer.queue.Order;
import dev.slipway.deployer.queue.QueueFactory;
import dev.slipway.deployer.queue.SlotQueues;
import dev.slipway.messaging.failure.TransientException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.stereotype.Component;

/// The partitions that this instance reads, each with its queues and with how far it is. Everything but the
/// end of an order happens on the consumer's thread.
@Component
class AssignedPartitions implements ConsumerAwareRebalanceListener {

  private static final Logger log = LoggerFactory.getLogger(AssignedPartitions.class);

  /// Less than the time after which a group goes on without a member that does not give its partitions up
  /// (`max.poll.interval.ms`, five minutes).
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final QueueFactory queues;
  private final Map<TopicPartition, Owned> owned = new ConcurrentHashMap<>();

  AssignedPartitions(QueueFactory queues) {
    this.queues = queues;
  }

  private record Owned(Offsets offsets, SlotQueues queues) {}

  /// Takes note of where a poll begins.
  void arrive(TopicPartition partition, long first) {
    Owned mine = owned.get(partition);
    if (mine != null) {
      mine.offsets().arrive(first);
    }
  }

  /// Hands a request to its queue, unless it is there or was finished.
  void put(TopicPartition partition, long offset, Order.Kind kind, Request request) {
    Owned mine = owned.get(partition);
    if (mine == null) {
      throw new TransientException(partition + " is not this instance's; reading it again", null);
    }
    boolean again = mine.offsets().isExpected(offset);
    if (mine.offsets().begin(offset)) {
      mine.queues().put(new Order(kind, request, again, () -> mine.offsets().finish(offset)));
    }
  }

  /// Takes note of a record that needs no more than having been read, or was put.
  void read(TopicPartition partition, long offset) {
    Owned mine = owned.get(partition);
    if (mine != null) {
      mine.offsets().read(offset);
    }
  }

  /// Commits for each partition the oldest request that is not finished, if that has changed. A commit that
  /// fails is made up for by the next.
  void commit(Consumer<?, ?> consumer) {
    Map<TopicPartition, OffsetAndMetadata> due = due(owned.keySet());
    if (!due.isEmpty()) {
      consumer.commitAsync(
          due,
          (_, failure) -> {
            if (failure == null) {
              committed(due);
            } else {
              log.debug("{} cannot be committed now: {}", due, failure.getMessage());
            }
          });
    }
  }

  private Map<TopicPartition, OffsetAndMetadata> due(Collection<TopicPartition> of) {
    Map<TopicPartition, OffsetAndMetadata> due = new HashMap<>();
    for (TopicPartition partition : of) {
      Owned mine = owned.get(partition);
      if (mine != null) {
        mine.offsets().due().ifPresent(offset -> due.put(partition, offset));
      }
    }
    return due;
  }

  private void committed(Map<TopicPartition, OffsetAndMetadata> what) {
    what.forEach((partition, offset) -> {
      Owned mine = owned.get(partition);
      if (mine != null) {
        mine.offsets().committed(offset);
      }
    });
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    Map<TopicPartition, OffsetAndMetadata> last = last(consumer, partitions);
    for (TopicPartition partition : partitions) {
      owned.put(partition, new Owned(new Offsets(last.get(partition)), queues.create()));
    }
  }

  /// Not known, they are read from the same place, and what was finished beyond it is done again.
  private static Map<TopicPartition, OffsetAndMetadata> last(
      Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    try {
      return consumer.committed(new HashSet<>(partitions), PATIENCE);
    } catch (KafkaException e) {
      log.info("what of {} is finished is not known: {}", partitions, e.getMessage());
      return Map.of();
    }
  }

  /// Nobody else reads them before this returns.
  @Override
  public void onPartitionsRevokedBeforeCommit(
      Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    letGo(partitions);
    Map<TopicPartition, OffsetAndMetadata> due = due(partitions);
    try {
      if (!due.isEmpty()) {
        consumer.commitSync(due, PATIENCE);
      }
    } catch (KafkaException e) {
      log.info("{} not committed, its requests are read again: {}", due, e.getMessage());
    } finally {
      partitions.forEach(owned::remove);
    }
  }

  /// Somebody else reads them already: the cluster's fence tells the two apart.
  @Override
  public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    letGo(partitions);
    partitions.forEach(owned::remove);
  }

  /// All at once, so that they have the same time.
  private void letGo(Collection<TopicPartition> partitions) {
    List<SlotQueues> queues =
        partitions.stream().map(owned::get).filter(Objects::nonNull).map(Owned::queues).toList();
    queues.forEach(SlotQueues::stop);
    Instant end = Instant.now().plus(PATIENCE);
    queues.forEach(each -> each.close(Duration.between(Instant.now(), end)));
  }
}
