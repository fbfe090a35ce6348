package dev.slipway.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.Envelope;
import dev.slipway.contract.Event;
import dev.slipway.contract.SampleEvents;
import dev.slipway.contract.approval.ApprovalEvent;
import dev.slipway.contract.deployer.DeployerEvent;
import dev.slipway.contract.gateway.GatewayEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EventCodecTest {

  private final EventCodec codec =
      new EventCodec(EventTypes.of(GatewayEvent.class, ApprovalEvent.class, DeployerEvent.class));
  private final Event event = SampleEvents.timer();
  private final Envelope<Event> envelope =
      new Envelope<>(
          "id-1",
          "/slipway/test",
          Instant.parse("2026-03-01T12:00:00Z"),
          "test-abcdefghij",
          "correlation-1",
          "cause-1",
          "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
          event);

  @Test
  void attributesTravelAsCloudEventsHeadersAndTheKeyIsTheProject() {
    ProducerRecord<String, byte[]> record = codec.encode(new Outbound("topic", envelope));
    assertThat(record.key()).isEqualTo("test");
    assertThat(header(record.headers(), "ce_specversion")).isEqualTo("1.0");
    assertThat(header(record.headers(), "ce_id")).isEqualTo("id-1");
    assertThat(header(record.headers(), "ce_type")).isEqualTo("dev.slipway.timer.fired.v1");
    assertThat(header(record.headers(), "ce_source")).isEqualTo("/slipway/test");
    assertThat(header(record.headers(), "ce_time")).isEqualTo("2026-03-01T12:00:00Z");
    assertThat(header(record.headers(), "ce_subject")).isEqualTo("test-abcdefghij");
    assertThat(header(record.headers(), "correlationid")).isEqualTo("correlation-1");
    assertThat(header(record.headers(), "causationid")).isEqualTo("cause-1");
    assertThat(header(record.headers(), "content-type")).isEqualTo("application/json");
  }

  @Test
  void whatWasWrittenIsReadBack() {
    Decoded decoded = codec.decode(consumed(codec.encode(new Outbound("topic", envelope))));
    assertThat(decoded).isEqualTo(new Decoded.Known(new Received(envelope, "topic", 3, 42)));
  }

  @Test
  void aTypeOfALaterVersionIsUnknownAndNotPoison() {
    ProducerRecord<String, byte[]> record = codec.encode(new Outbound("topic", envelope));
    replace(record.headers(), "ce_type", "dev.slipway.timer.fired.v9");
    assertThat(codec.decode(consumed(record)))
        .isEqualTo(new Decoded.Unknown("dev.slipway.timer.fired.v9"));
  }

  @Test
  void noValueIsATombstone() {
    assertThat(codec.decode(record(new RecordHeaders(), "test", null)))
        .isEqualTo(new Decoded.Tombstone("test"));
  }

  @Test
  void aRecordWithoutTypeIsPoison() {
    assertThat(codec.decode(record(new RecordHeaders(), "test", bytes("{}"))))
        .isEqualTo(new Decoded.Poison("header ce_type is missing"));
  }

  @Test
  void aMissingRequiredFieldIsPoisonThatNamesTheField() {
    ProducerRecord<String, byte[]> record = codec.encode(new Outbound("topic", envelope));
    Decoded decoded =
        codec.decode(
            record(
                record.headers(),
                "test",
                bytes("{\"project\":\"test\",\"gate\":\"g\",\"attempt\":1}")));
    assertThat(decoded).isEqualTo(new Decoded.Poison("required field is missing: release"));
  }

  @Test
  void poisonNeverQuotesTheRecord() {
    ProducerRecord<String, byte[]> record = codec.encode(new Outbound("topic", envelope));
    Decoded decoded =
        codec.decode(record(record.headers(), "test", bytes("{\"project\": hunter2-secret")));
    assertThat(decoded).isInstanceOf(Decoded.Poison.class);
    assertThat(decoded.toString()).doesNotContain("secret");
  }

  @Test
  void aKeyThatIsNotTheProjectIsPoison() {
    ProducerRecord<String, byte[]> record = codec.encode(new Outbound("topic", envelope));
    assertThat(codec.decode(record(record.headers(), "other", record.value())))
        .isEqualTo(new Decoded.Poison("key 'other' is not the event's project"));
  }

  @Test
  void aTimeThatIsNoneIsPoison() {
    ProducerRecord<String, byte[]> record = codec.encode(new Outbound("topic", envelope));
    replace(record.headers(), "ce_time", "yesterday");
    assertThat(codec.decode(consumed(record))).isInstanceOf(Decoded.Poison.class);
  }

  private static void replace(Headers headers, String name, String value) {
    headers.remove(name);
    headers.add(name, bytes(value));
  }

  private static ConsumerRecord<String, byte[]> consumed(ProducerRecord<String, byte[]> record) {
    return record(record.headers(), record.key(), record.value());
  }

  private static ConsumerRecord<String, byte[]> record(
      Headers headers, String key, byte @Nullable [] value) {
    return new ConsumerRecord<>(
        "topic", 3, 42, 0, TimestampType.CREATE_TIME, 0, 0, key, value, headers, Optional.empty());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String header(Headers headers, String name) {
    return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
