package dev.slipway.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The server process that a killed one left behind, found by its `postmaster.pid`.
final class Postmaster {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Postmaster() {}

  static boolean isRunning(Path data) {
    return process(data).isPresent();
  }

  /// Asks the server for a fast shutdown (SIGTERM would wait for its clients) and waits until it is
  /// gone, so that the next one starts with its own settings and port.
  static void stop(Path data) throws IOException {
    Optional<ProcessHandle> process = process(data);
    if (process.isEmpty()) {
      return;
    }
    ProcessHandle postmaster = process.get();
    new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid())).start();
    CompletableFuture<ProcessHandle> exit = postmaster.onExit();
    try {
      exit.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new IOException(
          "the PostgreSQL of an earlier run (process " + postmaster.pid() + ") does not stop", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while an earlier PostgreSQL stops", e);
    }
  }

  /// The pid file outlives a crash, and the number may have gone to another program.
  private static Optional<ProcessHandle> process(Path data) {
    Path file = data.resolve("postmaster.pid");
    try {
      if (Files.notExists(file)) {
        return Optional.empty();
      }
      long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .filter(p -> p.info().command().map(c -> c.endsWith("postgres")).orElse(false));
    } catch (IOException | NumberFormatException | java.util.NoSuchElementException e) {
      return Optional.empty();
    }
  }
}
