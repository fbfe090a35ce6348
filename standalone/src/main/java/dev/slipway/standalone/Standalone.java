package dev.slipway.standalone;

import dev.slipway.cli.local.LocalKafka;
import dev.slipway.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All parts of one run: Kafka, PostgreSQL and the sandbox first, then the services. Closed in the
/// opposite order, so that nothing loses what it talks to.
final class Standalone implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Standalone.class);

  private final Settings settings;
  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private boolean closed;

  Standalone(Settings settings) {
    this.settings = settings;
  }

  /// Returns once every part has started and the gateway knows its projects.
  ///
  /// @throws StartFailedException when a part does not start; what has started is closed again
  void start() {
    try {
      requireFreePorts();
      Path data = settings.data();
      CompletableFuture<EmbeddedKafka> kafka = part(() -> kafka(data));
      CompletableFuture<Databases> databases = part(() -> Databases.start(settings));
      Services services = new Services(settings);
      CompletableFuture<?> sandbox = part(services::sandbox);
      CompletableFuture.allOf(kafka, databases, sandbox).join();
      EmbeddedKafka broker = kafka.join();
      CompletableFuture.allOf(
              part(() -> services.gateway(broker)),
              part(() -> services.approval(broker, databases.join().of("approval"))),
              part(() -> services.notifier(broker, databases.join().of("notifier"))),
              part(() -> services.deployer(broker)))
          .join();
    } catch (CompletionException e) {
      close();
      throw failed(e);
    } catch (IllegalStateException e) {
      close();
      throw failed(e);
    }
  }

  private EmbeddedKafka kafka(Path data) {
    EmbeddedKafka kafka =
        EmbeddedKafka.startForOneUser(data.resolve("kafka"), settings.ports().kafka());
    LocalKafka.write(data, kafka.bootstrapServers(), kafka.client());
    return kafka;
  }

  private void requireFreePorts() {
    settings
        .ports()
        .byOption()
        .forEach((option, port) -> {
          if (!dev.slipway.embedded.Ports.isFree(port)) {
            throw new StartFailedException(
                "port " + port + " is taken; stop what uses it, or choose another with " + option,
                null);
          }
        });
  }

  /// Starts a part on a thread of its own, to be closed with the rest.
  private <T extends AutoCloseable> CompletableFuture<T> part(
      java.util.function.Supplier<T> start) {
    CompletableFuture<T> started = new CompletableFuture<>();
    Thread.ofPlatform()
        .name("start")
        .start(() -> {
          try {
            T part = start.get();
            remember(part);
            started.complete(part);
          } catch (RuntimeException | Error e) {
            started.completeExceptionally(e);
          }
        });
    return started;
  }

  /// A part that is ready only after all have been closed is closed at once.
  private synchronized void remember(AutoCloseable part) {
    if (closed) {
      stop(part);
    } else {
      running.push(part);
    }
  }

  /// The innermost message is the one that names the cause; Spring's own wrap it several times.
  private static StartFailedException failed(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && !(cause instanceof StartFailedException)) {
      cause = cause.getCause();
    }
    log.error("start failed", failure);
    return cause instanceof StartFailedException told
        ? told
        : new StartFailedException(
            "cannot start: " + cause.getMessage() + " (the whole story is in the log)", failure);
  }

  /// Harmless when called twice.
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (running.isEmpty()) {
      return;
    }
    while (!running.isEmpty()) {
      stop(running.pop());
    }
    System.out.println("Slipway has stopped");
  }

  private static void stop(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      log.warn("{} did not stop cleanly", part.getClass().getSimpleName(), e);
    }
  }
}
