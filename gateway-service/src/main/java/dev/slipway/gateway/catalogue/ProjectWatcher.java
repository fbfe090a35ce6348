package dev.slipway.gateway.catalogue;

import dev.slipway.gateway.GatewayProperties;
import dev.slipway.messaging.failure.PeriodicWork;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Looks at the folder again and again. By content and not by file system events: a ConfigMap changes by
/// a swapped link, which these do not tell.
@Component
class ProjectWatcher implements SmartLifecycle {

  private static final Duration FIRST = Duration.ofMillis(100);

  private final ProjectPublisher publisher;
  private final PeriodicWork refreshes;
  private final Duration interval;
  private volatile @org.jspecify.annotations.Nullable ScheduledExecutorService executor;

  ProjectWatcher(ProjectPublisher publisher, GatewayProperties properties) {
    this.publisher = publisher;
    this.refreshes = new PeriodicWork("looks at the project files", publisher::refresh);
    this.interval = properties.reload();
  }

  @Override
  public void start() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("project-files").daemon().factory());
    started.execute(() -> untilPublished(started));
    executor = started;
  }

  /// At the start more often than later: the service is not ready before the files are in force.
  private void untilPublished(ScheduledExecutorService on) {
    refreshes.run();
    if (publisher.published()) {
      refreshes.repeat(on, interval, interval);
    } else if (!on.isShutdown()) {
      on.schedule(() -> untilPublished(on), FIRST.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void stop() {
    ScheduledExecutorService running = executor;
    executor = null;
    if (running != null) {
      running.shutdownNow();
    }
  }

  @Override
  public boolean isRunning() {
    return executor != null;
  }

  /// After the catalogue's reader.
  @Override
  public int getPhase() {
    return 2;
  }
}
