package dev.slipway.messaging.consumer;

import dev.slipway.messaging.failure.TransientException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ListenerExecutionFailedException;
import org.springframework.kafka.listener.RetryListener;

/// A line for each attempt that failed: what waits, and for what. Without it a failure that never passes
/// would look like having nothing to do.
final class LoggedRetries implements RetryListener {

  private static final Logger log = LoggerFactory.getLogger(LoggedRetries.class);

  @Override
  public void failedDelivery(
      ConsumerRecord<?, ?> record, @Nullable Exception failure, int attempt) {
    tell(record.topic() + "-" + record.partition(), 1, attempt, failure);
  }

  @Override
  public void failedDelivery(ConsumerRecords<?, ?> records, Exception failure, int attempt) {
    String from =
        records.partitions().stream()
            .map(TopicPartition::toString)
            .sorted()
            .collect(Collectors.joining(", "));
    tell(from, records.count(), attempt, failure);
  }

  private static void tell(String from, int count, int attempt, @Nullable Exception failure) {
    if (failure == null) {
      return;
    }
    Throwable cause =
        failure instanceof ListenerExecutionFailedException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    String what =
        cause instanceof TransientException
            ? cause.getMessage()
            : cause.getClass().getSimpleName() + ": " + cause.getMessage();
    log.warn("{}: {} tried again after attempt {}: {}", from, records(count), attempt, what);
  }

  private static String records(int count) {
    return count == 1 ? "1 record is" : count + " records are";
  }
}
