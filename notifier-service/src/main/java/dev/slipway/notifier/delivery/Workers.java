package dev.slipway.notifier.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// The threads that deliver. They stop after the message they are at.
@Component
class Workers implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Workers.class);

  private final Claims claims;
  private final Deliverer deliverer;
  private final Teller teller;
  private final HomePublisher homes;
  private final DeliveryProperties properties;
  private final Semaphore signal = new Semaphore(0);
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean running;

  Workers(
      Claims claims,
      Deliverer deliverer,
      Teller teller,
      HomePublisher homes,
      DeliveryProperties properties) {
    this.homes = homes;
    this.claims = claims;
    this.deliverer = deliverer;
    this.teller = teller;
    this.properties = properties;
  }

  /// Says that there is work, so that nobody waits for the next poll.
  void wake() {
    signal.drainPermits();
    signal.release(properties.workers());
  }

  @Override
  public synchronized void start() {
    running = true;
    for (int i = 0; i < properties.workers(); i++) {
      threads.add(Thread.ofVirtual().name("delivery-" + i).start(this::work));
    }
  }

  private void work() {
    while (running) {
      try {
        if (!step()) {
          pause();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /// Each kind of work by itself: what keeps one from being done keeps no other.
  ///
  /// @return whether there may be more to do at once
  private boolean step() {
    boolean told = guarded(teller::tellNext);
    boolean published = guarded(homes::publishNext);
    return guarded(this::deliverNext) || told || published;
  }

  private boolean deliverNext() {
    return switch (claims.next()) {
      case Claims.Claim.Leased(Delivery delivery) -> {
        deliverer.deliver(delivery);
        yield true;
      }
      case Claims.Claim.Postponed _ -> true;
      case Claims.Claim.Nothing _ -> false;
    };
  }

  private boolean guarded(BooleanSupplier work) {
    try {
      return work.getAsBoolean();
    } catch (RuntimeException e) {
      recover(e);
      return false;
    }
  }

  private void pause() throws InterruptedException {
    boolean _ = signal.tryAcquire(properties.poll().toMillis(), TimeUnit.MILLISECONDS);
  }

  /// The database is away, most likely. What was leased is taken up again when its lease has run out.
  private void recover(RuntimeException failure) {
    if (!running) {
      return;
    }
    log.warn("delivery pauses: {}", failure.toString());
    try {
      Thread.sleep(properties.firstRetry());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public synchronized void stop() {
    running = false;
    wake();
    try {
      for (Thread thread : threads) {
        thread.join(properties.lease());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.clear();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
