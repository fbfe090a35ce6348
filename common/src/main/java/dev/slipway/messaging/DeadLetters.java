package dev.slipway.messaging;

import dev.slipway.contract.Topics;
import dev.slipway.tracing.LogContext;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts aside what can never be processed: the record as it was, with where it came from and why as
/// headers, on `<topic>.<service>.dlt`.
public final class DeadLetters {

  /// Why the record was put aside.
  public static final String REASON = "slipway_dlt_reason";

  public static final String ORIGINAL_TOPIC = "slipway_dlt_original_topic";
  public static final String ORIGINAL_PARTITION = "slipway_dlt_original_partition";
  public static final String ORIGINAL_OFFSET = "slipway_dlt_original_offset";

  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

  private final String service;
  private final EventPublisher publisher;
  private final MeterRegistry meters;

  public DeadLetters(String service, EventPublisher publisher, MeterRegistry meters) {
    this.service = service;
    this.publisher = publisher;
    this.meters = meters;
  }

  /// Returns once the dead letter is durable.
  ///
  /// @throws PublishFailedException when Kafka does not take it; the record must then be read again
  public void put(ConsumerRecord<String, byte[]> record, String reason) {
    RecordHeaders headers = new RecordHeaders(record.headers());
    header(headers, REASON, reason);
    header(headers, ORIGINAL_TOPIC, record.topic());
    header(headers, ORIGINAL_PARTITION, Integer.toString(record.partition()));
    header(headers, ORIGINAL_OFFSET, Long.toString(record.offset()));
    String topic = Topics.deadLetter(record.topic(), service);
    publisher.send(
        List.of(new ProducerRecord<>(topic, null, null, record.key(), record.value(), headers)));
    counter(meters, record.topic()).increment();
    try (LogContext _ =
        LogContext.of(
            text(record, "ce_subject"),
            text(record, "correlationid"),
            text(record, "traceparent"))) {
      log.error(
          "{}-{}@{}: put on {}: {}",
          record.topic(),
          record.partition(),
          record.offset(),
          topic,
          reason);
    }
  }

  static Counter counter(MeterRegistry meters, String topic) {
    return meters.counter("slipway.dead.letters", "topic", topic);
  }

  private static @Nullable String text(ConsumerRecord<String, byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null
        ? null
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  private static void header(RecordHeaders headers, String name, String value) {
    headers.remove(name);
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
