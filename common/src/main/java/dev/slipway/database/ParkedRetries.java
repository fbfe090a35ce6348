package dev.slipway.database;

import dev.slipway.messaging.consumer.EventBatches;
import dev.slipway.messaging.consumer.Parking;
import dev.slipway.messaging.failure.FailureClass;
import dev.slipway.messaging.failure.Failures;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// The thread that tries parked records again, away from the listeners. Several instances may do so at once: a record that
/// was handled before changes nothing.
final class ParkedRetries implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(ParkedRetries.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final EventBatches batches;
  private final Parking parking;
  private final RecordHandler handler;
  private @Nullable Running running;

  ParkedRetries(EventBatches batches, Parking parking, RecordHandler handler) {
    this.batches = batches;
    this.parking = parking;
    this.handler = handler;
  }

  private record Running(Thread thread, CountDownLatch stopping) {}

  @Override
  public synchronized void start() {
    CountDownLatch stopping = new CountDownLatch(1);
    Thread thread = Thread.ofVirtual().name("parked-records").start(() -> work(stopping));
    running = new Running(thread, stopping);
  }

  private void work(CountDownLatch stopping) {
    try {
      while (!stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        round();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() {
    try {
      batches.retry(parking, handler::handle);
    } catch (RuntimeException | Error e) {
      if (Failures.of(e) == FailureClass.OUTAGE) {
        // Readiness says so.
        log.debug("parked records wait on: {}", e.toString());
      } else {
        log.warn("parked records wait on", e);
      }
    }
  }

  /// Waits for the round that is under way.
  @Override
  public synchronized void stop() {
    Running now = running;
    if (now == null) {
      return;
    }
    now.stopping().countDown();
    try {
      boolean _ = now.thread().join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    running = null;
  }

  @Override
  public synchronized boolean isRunning() {
    return running != null;
  }
}
