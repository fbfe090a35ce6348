package dev.slipway.sandbox.slack.api;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Holds an answer back for a while, but not longer than the sandbox runs: its
/// phase ends before the web server waits for its last requests.
@Component
final class Silence implements SmartLifecycle {

  private final CountDownLatch stopping = new CountDownLatch(1);

  /// @return whether the sandbox stopped meanwhile
  boolean keep(Duration time) throws InterruptedException {
    return stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void start() {}

  @Override
  public void stop() {
    stopping.countDown();
  }

  @Override
  public boolean isRunning() {
    return stopping.getCount() > 0;
  }
}
