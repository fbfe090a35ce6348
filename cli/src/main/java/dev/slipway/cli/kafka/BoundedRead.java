package dev.slipway.cli.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/// Reads up to the ends as they were when it began.
final class BoundedRead {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration STALLED = Duration.ofSeconds(30);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final TimeSpan span;

  BoundedRead(KafkaConsumer<byte[], byte[]> consumer, TimeSpan span) {
    this.consumer = consumer;
    this.span = span;
  }

  void read(Collection<String> topics, Consumer<ConsumerRecord<byte[], byte[]>> each) {
    List<TopicPartition> partitions =
        topics.stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
    Map<TopicPartition, Long> starts = starts(partitions, ends);
    ends.entrySet().removeIf(end -> starts.getOrDefault(end.getKey(), 0L) >= end.getValue());
    consumer.assign(ends.keySet());
    ends.keySet()
        .forEach(partition -> consumer.seek(partition, starts.getOrDefault(partition, 0L)));
    follow(ends, each);
  }

  private void follow(
      Map<TopicPartition, Long> ends, Consumer<ConsumerRecord<byte[], byte[]>> each) {
    Map<TopicPartition, Long> open = new HashMap<>(ends);
    Instant progress = Instant.now();
    while (!open.isEmpty()) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        progress = Instant.now();
        long end = ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
        if (record.offset() < end && span.contains(record.timestamp())) {
          each.accept(record);
        }
      }
      // By position, since compaction leaves gaps up to the very end.
      open.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
      consumer.pause(
          ends.keySet().stream()
              .filter(partition -> !open.containsKey(partition))
              .collect(Collectors.toList()));
      if (Instant.now().isAfter(progress.plus(STALLED))) {
        throw new TimeoutException("no record for " + STALLED);
      }
    }
  }

  private Map<TopicPartition, Long> starts(
      List<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
    Instant from = span.from();
    if (from == null) {
      return consumer.beginningOffsets(partitions);
    }
    Map<TopicPartition, OffsetAndTimestamp> found =
        consumer.offsetsForTimes(
            partitions.stream()
                .collect(Collectors.toMap(Function.identity(), _ -> from.toEpochMilli())));
    return partitions.stream()
        .collect(
            Collectors.toMap(
                Function.identity(),
                partition -> {
                  OffsetAndTimestamp first = found.get(partition);
                  return first == null ? ends.getOrDefault(partition, 0L) : first.offset();
                }));
  }

  Optional<ConsumerRecord<byte[], byte[]>> one(TopicPartition place, long offset) {
    List<TopicPartition> only = List.of(place);
    if (offset < consumer.beginningOffsets(only).getOrDefault(place, 0L)
        || offset >= consumer.endOffsets(only).getOrDefault(place, 0L)) {
      return Optional.empty();
    }
    consumer.assign(only);
    consumer.seek(place, offset);
    AtomicReference<ConsumerRecord<byte[], byte[]>> found = new AtomicReference<>();
    follow(
        Map.of(place, offset + 1),
        record -> {
          if (record.offset() == offset) {
            found.set(record);
          }
        });
    return Optional.ofNullable(found.get());
  }
}
