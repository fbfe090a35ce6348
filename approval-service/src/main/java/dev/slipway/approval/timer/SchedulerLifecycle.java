package dev.slipway.approval.timer;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.slipway.background.StartOrder;
import org.springframework.context.SmartLifecycle;

/// Starts the scheduler once the topics exist and stops it before the data source and the producer
/// are closed. A timer that is firing then is finished by whoever starts next.
final class SchedulerLifecycle implements SmartLifecycle {

  private final Scheduler scheduler;
  private volatile boolean running;

  SchedulerLifecycle(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  @Override
  public void start() {
    scheduler.start();
    running = true;
  }

  @Override
  public void stop() {
    scheduler.stop();
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return StartOrder.TIMERS;
  }
}
