package dev.slipway.messaging;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.contract.Envelope;
import dev.slipway.contract.Event;
import dev.slipway.contract.SampleEvents;
import dev.slipway.contract.Topics;
import dev.slipway.contract.approval.ApprovalEvent;
import dev.slipway.messaging.failure.FailureClass;
import dev.slipway.messaging.failure.Failures;
import dev.slipway.messaging.failure.PublishFailedException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;

/// The publishing of events while Kafka is away.
class EventPublisherTest {

  @Test
  void publishingToABrokerThatIsGoneFailsInsteadOfLosing() {
    EventCodec codec = new EventCodec(EventTypes.of(ApprovalEvent.class));
    MeterRegistry meters = new SimpleMeterRegistry();
    Envelope<Event> envelope =
        new Envelope<>(
            "id", "/slipway/tests", Instant.EPOCH, "r", "c", null, null, SampleEvents.timer());
    KafkaTemplate<String, byte[]> impatient =
        new KafkaTemplate<>(
            new DefaultKafkaProducerFactory<>(
                Map.of("bootstrap.servers", "127.0.0.1:1", "max.block.ms", 500),
                new StringSerializer(),
                new ByteArraySerializer()));
    EventPublisher unheard = new EventPublisher(impatient, codec, Duration.ofSeconds(5), meters);
    assertThatThrownBy(() -> unheard.publish(List.of(new Outbound(Topics.TIMERS, envelope))))
        .isInstanceOf(PublishFailedException.class)
        .matches(failure -> Failures.of(failure) == FailureClass.OUTAGE);
  }
}
