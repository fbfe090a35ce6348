package dev.slipway.messaging.watch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/// The number of records that a group has not committed yet, for each topic. Every replica measures the whole
/// group, so that what one says is not to be added to what another says.
final class ConsumerLag {

  private static final long PATIENCE_SECONDS = 5;

  private final Map<Key, Holder> lags = new ConcurrentHashMap<>();
  private final MeterRegistry meters;

  ConsumerLag(MeterRegistry meters) {
    this.meters = meters;
  }

  private record Key(String group, String topic) {}

  private static final class Holder {
    private volatile double records = Double.NaN;
  }

  void measure(
      Admin admin, String group, Collection<String> topics, Map<String, TopicDescription> described)
      throws ExecutionException, TimeoutException, InterruptedException {
    List<TopicPartition> partitions =
        described.values().stream()
            .filter(topic -> topics.contains(topic.name()))
            .flatMap(topic ->
                topic.partitions().stream()
                    .map(partition -> new TopicPartition(topic.name(), partition.partition())))
            .toList();
    Map<TopicPartition, OffsetAndMetadata> committed =
        await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    Map<TopicPartition, Long> ends = offsets(admin, partitions, OffsetSpec.latest());
    Map<TopicPartition, Long> read = offsets(admin, unread(partitions, committed));
    committed.forEach((partition, offset) -> {
      if (offset != null) {
        read.put(partition, offset.offset());
      }
    });
    Map<String, Long> byTopic = new HashMap<>();
    ends.forEach((partition, end) ->
        byTopic.merge(
            partition.topic(), Math.max(0, end - read.getOrDefault(partition, 0L)), Long::sum));
    byTopic.forEach((topic, records) -> holder(new Key(group, topic)).records = records);
  }

  /// Nothing was committed: the group will read from the beginning.
  private static List<TopicPartition> unread(
      List<TopicPartition> partitions, Map<TopicPartition, OffsetAndMetadata> committed) {
    return partitions.stream().filter(partition -> committed.get(partition) == null).toList();
  }

  private static Map<TopicPartition, Long> offsets(Admin admin, List<TopicPartition> partitions)
      throws ExecutionException, TimeoutException, InterruptedException {
    return partitions.isEmpty()
        ? new HashMap<>()
        : offsets(admin, partitions, OffsetSpec.earliest());
  }

  private static Map<TopicPartition, Long> offsets(
      Admin admin, List<TopicPartition> partitions, OffsetSpec which)
      throws ExecutionException, TimeoutException, InterruptedException {
    Map<TopicPartition, OffsetSpec> asked =
        partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> which));
    Map<TopicPartition, ListOffsetsResultInfo> found = await(admin.listOffsets(asked).all());
    Map<TopicPartition, Long> offsets = new HashMap<>();
    found.forEach((partition, info) -> offsets.put(partition, info.offset()));
    return offsets;
  }

  private Holder holder(Key key) {
    return lags.computeIfAbsent(
        key,
        k -> {
          Holder holder = new Holder();
          Gauge.builder("slipway.consumer.lag", holder, h -> h.records)
              .tag("group", k.group())
              .tag("topic", k.topic())
              .register(meters);
          return holder;
        });
  }

  /// Kafka does not say: better no figure than an old one.
  void unknown() {
    lags.values().forEach(holder -> holder.records = Double.NaN);
  }

  private static <T> T await(KafkaFuture<T> future)
      throws ExecutionException, TimeoutException, InterruptedException {
    return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
