package dev.slipway.messaging.watch;

import dev.slipway.background.BackgroundThread;
import dev.slipway.background.StartOrder;
import dev.slipway.contract.Topics;
import dev.slipway.contract.text.DurationText;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/// Looks at Kafka at regular times: whether it answers, whether the topics are there, and how far the
/// service's groups are behind. It asks for itself, so that it notices what a consumer that hangs
/// cannot tell.
final class KafkaWatch implements SmartLifecycle {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Map<String, Object> adminConfig;
  private final WatchProperties properties;
  private final Assignments assignments;
  private final ConsumerLag lag;
  private final BackgroundThread looking = new BackgroundThread("kafka-watch");
  private @Nullable Admin asking;
  private volatile long answeredAt = System.nanoTime();
  private volatile @Nullable String failure;

  KafkaWatch(
      Map<String, Object> adminConfig,
      WatchProperties properties,
      Assignments assignments,
      MeterRegistry meters) {
    this.adminConfig = new HashMap<>(adminConfig);
    this.adminConfig.put(
        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
    this.adminConfig.put(
        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
    this.properties = properties;
    this.assignments = assignments;
    this.lag = new ConsumerLag(meters);
    meters.gauge("slipway.kafka.reachable", this, watch -> watch.failure == null ? 1 : 0);
  }

  /// Why Kafka cannot be used, where that has lasted too long; empty while it can.
  Optional<String> unusable() {
    String reason = failure;
    Duration silent = Duration.ofNanos(System.nanoTime() - answeredAt);
    return reason == null || silent.compareTo(properties.unreachableAfter()) < 0
        ? Optional.empty()
        : Optional.of("for %s: %s".formatted(DurationText.elapsed(silent), reason));
  }

  @Override
  public synchronized void start() {
    Admin admin = Admin.create(adminConfig);
    asking = admin;
    looking.start();
    looking.repeat("looks at Kafka", Duration.ZERO, properties.interval(), () -> look(admin));
  }

  private void look(Admin admin) {
    try {
      Map<String, TopicDescription> topics =
          admin
              .describeTopics(Topics.all())
              .allTopicNames()
              .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      for (Assignment assignment : assignments.all()) {
        lag.measure(admin, assignment.group(), assignment.topics(), topics);
      }
      answeredAt = System.nanoTime();
      failure = null;
    } catch (ExecutionException e) {
      failed(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException | RuntimeException e) {
      failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void failed(Throwable cause) {
    lag.unknown();
    failure =
        "Kafka does not answer for its topics (%s); check spring.kafka.bootstrap-servers"
            .formatted(cause.getClass().getSimpleName());
  }

  @Override
  public synchronized void stop() {
    looking.stop();
    if (asking != null) {
      asking.close(Duration.ZERO);
      asking = null;
    }
  }

  @Override
  public boolean isRunning() {
    return looking.isRunning();
  }

  @Override
  public int getPhase() {
    return StartOrder.READERS;
  }
}
