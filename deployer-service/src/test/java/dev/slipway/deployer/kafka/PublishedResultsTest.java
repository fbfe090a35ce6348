package dev.slipway.deployer.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployer.DeployerEvent;
import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.deployer.Requests;
import dev.slipway.deployer.instance.Request;
import dev.slipway.messaging.EventCodec;
import dev.slipway.messaging.EventPublisher;
import dev.slipway.messaging.EventTypes;
import dev.slipway.messaging.ServiceIdentity;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaTemplate;

/// A result that holds once has one id; what comes and goes has another each time.
class PublishedResultsTest {

  private final Kafka kafka = new Kafka();
  private final PublishedResults results =
      new PublishedResults(
          new EventPublisher(
              new KafkaTemplate<>(() -> kafka),
              new EventCodec(EventTypes.of(DeployerEvent.class)),
              Duration.ofSeconds(5),
              new SimpleMeterRegistry()),
          new ServiceIdentity("deployer-service", List.of(), List.of()),
          new Ticking());
  private final Request request = Requests.live("shop:1", 1);

  @Test
  void aDelayThatComesAgainIsAnEventOfItsOwn() {
    Diagnosis paused = Diagnosis.of("Paused", "the Deployment is paused");
    results.delayed(request, paused);
    results.delayed(request, null);
    results.delayed(request, paused);
    results.delayed(request, null);
    assertThat(kafka.ids()).hasSize(4).doesNotHaveDuplicates();
  }

  @Test
  void anOutcomeHasTheSameIdHoweverOftenItIsReported() {
    results.started(request);
    results.started(request);
    assertThat(kafka.ids()).hasSize(2).containsOnly(kafka.ids().getFirst());
  }

  /// A record that Kafka refuses for what it is would be refused for ever.
  @Test
  void whatKafkaRefusesIsReportedInShort() {
    kafka.longest = 700;
    Diagnosis long1 = Diagnosis.of(Diagnosis.Cause.OTHER, "Long", "x".repeat(900), List.of());
    results.failed(request, long1);
    results.removalFailed(request, long1);
    results.delayed(request, long1);
    assertThat(kafka.bodies())
        .hasSize(3)
        .allSatisfy(body ->
            assertThat(body)
                .contains("\"Long\"", "Kafka refuses the whole result")
                .doesNotContain("xxx"));
  }

  /// Takes everything at once; the template closes it after each record.
  private static final class Kafka extends MockProducer<String, byte[]> {

    Kafka() {
      super(true, null, new StringSerializer(), new ByteArraySerializer());
    }

    private int longest = Integer.MAX_VALUE;

    @Override
    public synchronized Future<RecordMetadata> send(
        ProducerRecord<String, byte[]> record, Callback callback) {
      if (record.value().length <= longest) {
        return super.send(record, callback);
      }
      RecordTooLargeException refused = new RecordTooLargeException("too large");
      callback.onCompletion(null, refused);
      return CompletableFuture.failedFuture(refused);
    }

    List<String> bodies() {
      return history().stream()
          .map(record -> new String(record.value(), StandardCharsets.UTF_8))
          .toList();
    }

    List<String> ids() {
      return history().stream()
          .map(record ->
              new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8))
          .toList();
    }

    @Override
    public void close(Duration timeout) {}
  }

  private static final class Ticking extends Clock {
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      now = now.plusMillis(1);
      return now;
    }
  }
}
