package dev.slipway.e2e;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/// The consumer groups of a broker, as an operator handles them.
final class Groups implements AutoCloseable {

  private final Admin admin;

  Groups(String bootstrap) {
    this(Map.of("bootstrap.servers", bootstrap));
  }

  /// @param client a client's properties
  Groups(Map<String, Object> client) {
    this.admin = Admin.create(client);
  }

  /// All that have ever committed anything.
  List<String> names() throws ExecutionException, InterruptedException {
    return admin.listGroups().all().get().stream().map(GroupListing::groupId).sorted().toList();
  }

  /// Waits until a broker that has just started knows the group again.
  void awaitKnown(String group) {
    Awaitility.await(group + " is known")
        .atMost(Duration.ofSeconds(60))
        .until(() -> names().contains(group) && !offsets(group).isEmpty());
  }

  /// What a group has committed, by partition.
  Map<TopicPartition, OffsetAndMetadata> offsets(String group)
      throws ExecutionException, InterruptedException {
    return admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
  }

  /// Lets a group, which nobody may be a member of, read all of its topics from their beginning.
  void rewind(String group) throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> start = new HashMap<>();
    offsets(group).keySet().forEach(p -> start.put(p, new OffsetAndMetadata(0)));
    admin.alterConsumerGroupOffsets(group, start).all().get();
  }

  /// How many records the groups have still to read.
  long lag() throws ExecutionException, InterruptedException {
    long lag = 0;
    for (String group : names()) {
      Map<TopicPartition, OffsetAndMetadata> committed = offsets(group);
      for (var end : ends(committed.keySet()).entrySet()) {
        OffsetAndMetadata read = committed.get(end.getKey());
        lag += end.getValue().offset() - (read == null ? 0 : read.offset());
      }
    }
    return lag;
  }

  private Map<TopicPartition, ListOffsetsResultInfo> ends(Set<TopicPartition> partitions)
      throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    partitions.forEach(p -> latest.put(p, OffsetSpec.latest()));
    return admin.listOffsets(latest).all().get();
  }

  /// Waits until every group has read everything, and has nothing more to read for a while.
  void awaitRead() {
    Awaitility.await("every group has read everything")
        .atMost(Duration.ofMinutes(5))
        .during(Duration.ofSeconds(3))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> lag() == 0);
  }

  @Override
  public void close() {
    admin.close();
  }
}
