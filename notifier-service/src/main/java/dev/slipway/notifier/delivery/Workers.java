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

/// The threads that do what is due, of every kind in turn. They stop after the piece of work they are at.
@Component
public class Workers implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Workers.class);

  private final List<DueWork> work;
  private final DeliveryProperties properties;
  private final Semaphore signal = new Semaphore(0);
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean running;

  Workers(List<DueWork> work, DeliveryProperties properties) {
    this.work = List.copyOf(work);
    this.properties = properties;
  }

  /// Says that there is work, so that nobody waits for the next poll.
  public void wake() {
    signal.drainPermits();
    signal.release(properties.workers());
  }

  @Override
  public synchronized void start() {
    running = true;
    for (int i = 0; i < properties.workers(); i++) {
      threads.add(Thread.ofVirtual().name("delivery-" + i).start(this::run));
    }
  }

  private void run() {
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
    boolean more = false;
    for (DueWork kind : work) {
      more |= guarded(kind::doNext);
    }
    return more;
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
