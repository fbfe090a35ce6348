package dev.slipway.messaging.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.slipway.contract.Envelope;
import dev.slipway.contract.Event;
import dev.slipway.contract.Topics;
import dev.slipway.contract.approval.ApprovalEvent;
import dev.slipway.contract.approval.TimerFired;
import dev.slipway.embedded.EmbeddedKafka;
import dev.slipway.messaging.EventPublisher;
import dev.slipway.messaging.EventTypes;
import dev.slipway.messaging.Outbound;
import dev.slipway.messaging.ServiceIdentity;
import dev.slipway.messaging.consumer.ConsumerConfiguration;
import dev.slipway.messaging.consumer.EventBatches;
import dev.slipway.messaging.watch.KafkaHealth;
import dev.slipway.messaging.watch.ListenersHealth;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.annotation.KafkaListener;

/// The readiness of a service while Kafka comes and goes.
class ReadinessIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path data;

  private EmbeddedKafka kafka;
  private final List<ConfigurableApplicationContext> services = new ArrayList<>();

  @BeforeEach
  void start() {
    kafka = EmbeddedKafka.start(data, 0);
  }

  @AfterEach
  void stop() {
    services.forEach(ConfigurableApplicationContext::close);
    kafka.close();
  }

  @Test
  void aServiceIsNotReadyWhileKafkaIsAwayAndReadyAgainAfterwards() {
    ConfigurableApplicationContext service = service();
    becomes(service, Status.UP);
    int port = Integer.parseInt(kafka.bootstrapServers().split(":", 2)[1]);

    kafka.close();
    KafkaHealth health = service.getBean(KafkaHealth.class);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(health.health().getStatus()).isEqualTo(Status.DOWN));
    assertThat(health.health().getDetails().get("reason"))
        .asString()
        .contains("Kafka does not answer for its topics", "spring.kafka.bootstrap-servers");
    assertThat(reachable(service)).isZero();

    kafka = EmbeddedKafka.start(data, port);
    becomes(service, Status.UP);
    assertThat(reachable(service)).isOne();
  }

  @Test
  void aReplicaThatIsLeftWithoutPartitionsIsReady() {
    ConfigurableApplicationContext first = service();
    becomes(first, Status.UP);
    ConfigurableApplicationContext standby = service();
    becomes(standby, Status.UP);
    becomes(first, Status.UP);
  }

  @Test
  void lagIsWhatTheGroupHasNotCommitted() {
    ConfigurableApplicationContext service = service();
    becomes(service, Status.UP);
    publish(service, 3);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(lag(service)).isEqualTo(3));

    service.getBean(Semaphore.class).release(100);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(lag(service)).isZero());
  }

  private static void publish(ConfigurableApplicationContext service, int count) {
    List<Outbound> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      TimerFired event =
          new TimerFired(
              "test", "test-abcdefghij", "qa", 1, Instant.EPOCH, TimerFired.About.EXPIRY);
      events.add(
          new Outbound(
              Topics.TIMERS,
              new Envelope<Event>(
                  "id-" + i,
                  "/slipway/tests",
                  Instant.EPOCH,
                  "test-abcdefghij",
                  "c",
                  null,
                  null,
                  event)));
    }
    service.getBean(EventPublisher.class).publish(events);
  }

  private static double lag(ConfigurableApplicationContext service) {
    return service
        .getBean(MeterRegistry.class)
        .get("slipway.consumer.lag")
        .tag("group", "tests")
        .tag("topic", Topics.TIMERS)
        .gauge()
        .value();
  }

  private static double reachable(ConfigurableApplicationContext service) {
    return service.getBean(MeterRegistry.class).get("slipway.kafka.reachable").gauge().value();
  }

  private static void becomes(ConfigurableApplicationContext service, Status status) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          assertThat(service.getBean(ListenersHealth.class).health().getStatus()).isEqualTo(status);
          assertThat(service.getBean(KafkaHealth.class).health().getStatus()).isEqualTo(status);
        });
  }

  private ConfigurableApplicationContext service() {
    ConfigurableApplicationContext service =
        new SpringApplicationBuilder(Service.class)
            .web(WebApplicationType.NONE)
            .properties(
                "spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                "spring.kafka.consumer.properties.session.timeout.ms=6000",
                "spring.kafka.consumer.properties.heartbeat.interval.ms=500",
                "slipway.kafka.partitions=1",
                "slipway.kafka.watch.interval=200ms",
                "slipway.kafka.watch.unreachable-after=1s")
            .run();
    services.add(service);
    return service;
  }

  /// A service that handles what it is allowed to.
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(MessagingConfiguration.class)
  static class Service {

    @Bean
    EventTypes eventTypes() {
      return EventTypes.of(ApprovalEvent.class);
    }

    @Bean
    ServiceIdentity serviceIdentity() {
      return new ServiceIdentity("tests", List.of(Topics.TIMERS), List.of());
    }

    @Bean
    MeterRegistry meters() {
      return new SimpleMeterRegistry();
    }

    @Bean
    Semaphore allowed() {
      return new Semaphore(0);
    }

    @Bean
    Listener listener(Semaphore allowed, EventBatches batches) {
      return new Listener(allowed, batches);
    }
  }

  static class Listener {

    private final Semaphore allowed;
    private final EventBatches batches;

    Listener(Semaphore allowed, EventBatches batches) {
      this.allowed = allowed;
      this.batches = batches;
    }

    @KafkaListener(
        id = "timers",
        groupId = "tests",
        topics = Topics.TIMERS,
        containerFactory = ConsumerConfiguration.LISTENERS)
    void on(List<ConsumerRecord<String, byte[]>> records) throws InterruptedException {
      allowed.acquire(records.size());
      batches.process(records, _ -> {});
    }
  }
}
