package dev.slipway.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The server process of a data folder, found by its `postmaster.pid`: that of a run that was killed, or
/// one that takes its time to stop.
final class Postmaster {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

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
          "the PostgreSQL in " + data + " (process " + postmaster.pid() + ") does not stop", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while PostgreSQL stops", e);
    }
  }

  /// The pid file outlives a crash, and the number may have gone to another program.
  private static Optional<ProcessHandle> process(Path data) {
    Path file = data.resolve("postmaster.pid");
    try {
      if (Files.notExists(file)) {
        return Optional.empty();
      }
      List<String> lines = Files.readAllLines(file);
      long pid = Long.parseLong(lines.getFirst().strip());
      boolean ofThisFolder = Path.of(lines.get(1).strip()).toRealPath().equals(data.toRealPath());
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .filter(_ -> ofThisFolder)
          .filter(p -> p.info().command().map(c -> c.endsWith("postgres")).orElse(false));
    } catch (IOException
        | NumberFormatException
        | IndexOutOfBoundsException
        | java.util.NoSuchElementException e) {
      return Optional.empty();
    }
  }
}
