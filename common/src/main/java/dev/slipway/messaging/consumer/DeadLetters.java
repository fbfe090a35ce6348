package dev.slipway.messaging.consumer;

import dev.slipway.contract.Topics;
import dev.slipway.contract.text.ForeignText;
import dev.slipway.contract.text.TextLimits;
import dev.slipway.messaging.EventPublisher;
import dev.slipway.messaging.failure.PublishRefusedException;
import dev.slipway.tracing.LogContext;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.kafka.support.KafkaUtils;

/// Puts aside what can never be processed: the record as it was, with where it came from and why as
/// headers, on `<topic>.<service>.dlt`. A record that would not fit there is cut, and says so.
public final class DeadLetters {

  /// Why the record was put aside.
  public static final String REASON = "slipway_dlt_reason";

  public static final String ORIGINAL_TOPIC = "slipway_dlt_original_topic";
  public static final String ORIGINAL_PARTITION = "slipway_dlt_original_partition";
  public static final String ORIGINAL_OFFSET = "slipway_dlt_original_offset";

  /// Only there if something was cut off: the number of bytes that the value had. The whole record is
  /// where it came from, for as long as that topic keeps it.
  public static final String CUT = "slipway_dlt_cut_from";

  /// Only there if the record was decided when it was put aside, as a request whose failure was reported: the service
  /// that did so. It skips such a record for ever. Not of the headers that a retry takes off.
  public static final String DECIDED = "slipway_decided";

  private static final int KEPT = 10;
  private static final int LONGEST_REASON = 1_000;
  private static final int LONGEST_HEADER = 4 * 1024;
  private static final int MOST_HEADERS = 20;

  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

  private final String service;
  private final EventPublisher publisher;
  private final MeterRegistry meters;
  private final Deque<Letter> latest = new ConcurrentLinkedDeque<>();

  public DeadLetters(String service, EventPublisher publisher, MeterRegistry meters) {
    this.service = service;
    this.publisher = publisher;
    this.meters = meters;
  }

  /// One that was put aside since this process was started.
  ///
  /// @param place `topic-partition@offset` of the record
  /// @param subject the release or project that it names, null if it names none
  record Letter(Instant at, String place, @Nullable String subject, String reason) {}

  /// The latest first.
  List<Letter> latest() {
    return List.copyOf(latest);
  }

  /// `topic-partition@offset`, by which people find a record.
  public static String place(ConsumerRecord<?, ?> record) {
    return record.topic() + "-" + record.partition() + "@" + record.offset();
  }

  /// Returns once the dead letter is durable. If Kafka refuses even a cut one, the record stays where it is,
  /// and its place is logged.
  ///
  /// @throws PublishFailedException when Kafka does not answer; the record must then be read again
  public void put(ConsumerRecord<String, byte[]> record, String reason) {
    put(record, reason, false);
  }

  /// @param decided true if it must never be handled any more
  void put(ConsumerRecord<String, byte[]> record, String reason, boolean decided) {
    String why = ForeignText.limit(ForeignText.clean(reason), LONGEST_REASON);
    String topic = Topics.deadLetter(record.topic(), service);
    String place = place(record);
    boolean stored =
        send(letter(record, topic, why, decided, TextLimits.EVENT_BYTES))
            || send(letter(record, topic, why, decided, 0));
    counter(meters, record.topic()).increment();
    remember(new Letter(now(), place, text(record, "ce_subject"), why));
    try (LogContext _ =
        LogContext.of(
            text(record, "ce_subject"),
            text(record, "correlationid"),
            text(record, "traceparent"))) {
      if (stored) {
        log.error("{}: put on {}: {}", place, topic, why);
      } else {
        log.error("{}: left there, {} does not take it: {}", place, topic, why);
      }
    }
  }

  /// True if this service decided the record when it put it aside, and somebody has sent it again.
  boolean hasDecided(ConsumerRecord<String, byte[]> record) {
    boolean decided = service.equals(text(record, DECIDED));
    if (decided) {
      log.warn("{}: skipped, since its failure was reported when it was put aside", place(record));
    }
    return decided;
  }

  private boolean send(ProducerRecord<String, byte[]> letter) {
    try {
      publisher.publishRaw(List.of(letter));
      return true;
    } catch (PublishRefusedException e) {
      log.warn("{} refused a dead letter", letter.topic(), e);
      return false;
    }
  }

  private ProducerRecord<String, byte[]> letter(
      ConsumerRecord<String, byte[]> record,
      String topic,
      String reason,
      boolean decided,
      int bytes) {
    RecordHeaders headers = new RecordHeaders();
    int kept = 0;
    for (Header header : record.headers()) {
      if (kept < MOST_HEADERS && size(header) <= LONGEST_HEADER) {
        headers.add(header);
        kept++;
      }
    }
    header(headers, REASON, reason);
    header(headers, ORIGINAL_TOPIC, record.topic());
    header(headers, ORIGINAL_PARTITION, Integer.toString(record.partition()));
    header(headers, ORIGINAL_OFFSET, Long.toString(record.offset()));
    if (decided) {
      header(headers, DECIDED, service);
    }
    standard(headers, record.topic(), reason);
    byte[] value = record.value();
    if (value != null && value.length > bytes) {
      header(headers, CUT, Integer.toString(value.length));
      value = Arrays.copyOf(value, bytes);
    }
    return new ProducerRecord<>(topic, null, null, key(record), value, headers);
  }

  /// Spring Kafka's own headers, for tools that know them, but for those whose values are bytes (partition, offset, time):
  /// a byte that is a tab or a line's end would break the record in Kafka's console tools, by which it is moved back.
  private static void standard(RecordHeaders headers, String topic, String reason) {
    header(headers, KafkaHeaders.DLT_ORIGINAL_TOPIC, topic);
    header(headers, KafkaHeaders.DLT_EXCEPTION_MESSAGE, reason);
    String group = KafkaUtils.getConsumerGroupId();
    if (group != null) {
      header(headers, KafkaHeaders.DLT_ORIGINAL_CONSUMER_GROUP, group);
    }
  }

  private static int size(Header header) {
    return header.key().length() + (header.value() == null ? 0 : header.value().length);
  }

  private static @Nullable String key(ConsumerRecord<String, byte[]> record) {
    String key = record.key();
    return key == null || key.length() <= TextLimits.IDENTITY
        ? key
        : ForeignText.limit(key, TextLimits.IDENTITY);
  }

  private void remember(Letter letter) {
    latest.addFirst(letter);
    while (latest.size() > KEPT) {
      latest.pollLast();
    }
  }

  /// For people to look at in the health; no decision depends on it.
  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  static Counter counter(MeterRegistry meters, String topic) {
    return meters.counter("slipway.dead.letters", "topic", topic);
  }

  private static @Nullable String text(ConsumerRecord<String, byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null
        ? null
        : ForeignText.clean(
            new String(header.value(), StandardCharsets.UTF_8), TextLimits.IDENTITY);
  }

  private static void header(RecordHeaders headers, String name, String value) {
    headers.remove(name);
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
