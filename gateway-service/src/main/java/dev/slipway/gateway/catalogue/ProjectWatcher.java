package dev.slipway.gateway.catalogue;

import dev.slipway.background.BackgroundThread;
import dev.slipway.background.PeriodicWork;
import dev.slipway.background.StartOrder;
import dev.slipway.gateway.GatewayProperties;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Looks at the folder again and again. By content and not by file system events: a ConfigMap changes by
/// a swapped link, which these do not tell.
@Component
class ProjectWatcher implements SmartLifecycle {

  private static final Duration FIRST = Duration.ofMillis(100);

  private final ProjectPublisher publisher;
  private final Duration interval;
  private final PeriodicWork looks;
  private final BackgroundThread thread = new BackgroundThread("project-files");

  ProjectWatcher(ProjectPublisher publisher, GatewayProperties properties) {
    this.publisher = publisher;
    this.looks = new PeriodicWork("looks at the project files", publisher::refresh);
    this.interval = properties.reload();
  }

  @Override
  public void start() {
    thread.start();
    thread.execute(this::untilPublished);
  }

  /// At the start more often than later: the service is not ready before the files are in force.
  private void untilPublished() {
    looks.run();
    if (publisher.published()) {
      thread.repeat(looks, interval, interval);
    } else {
      thread.executeAfter(FIRST, this::untilPublished);
    }
  }

  @Override
  public void stop() {
    thread.stop();
  }

  @Override
  public boolean isRunning() {
    return thread.isRunning();
  }

  @Override
  public int getPhase() {
    return StartOrder.PROJECT_FILES;
  }
}
