package dev.slipway.sandbox.slack.page;

import dev.slipway.sandbox.slack.workspace.WorkspaceChanges;
import java.io.IOException;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Tells the page that something has changed; it asks for what it shows then. So a missed event, a
/// reconnection and a restart need nothing of their own.
@RestController
class StreamController implements SmartLifecycle {

  /// Also how soon a closed browser and a stopping sandbox are noticed.
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final WorkspaceChanges changes;
  private volatile boolean running;

  StreamController(WorkspaceChanges changes) {
    this.changes = changes;
  }

  /// An event `change` at once and after each change, comments in between.
  @GetMapping(path = "/sandbox/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  SseEmitter stream() {
    SseEmitter emitter = new SseEmitter(0L);
    Thread.ofVirtual().name("stream").start(() -> send(emitter));
    return emitter;
  }

  private void send(SseEmitter emitter) {
    try {
      long seen = -1;
      while (running) {
        long now = changes.await(seen, PATIENCE);
        emitter.send(
            now == seen
                ? SseEmitter.event().comment("nothing new")
                : SseEmitter.event().name("change").id(Long.toString(now)).data(now));
        seen = now;
      }
      emitter.complete();
    } catch (IOException | IllegalStateException e) {
      // The browser has gone.
      emitter.complete();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void start() {
    running = true;
  }

  /// In a phase before the web server's, which waits for requests to end.
  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
