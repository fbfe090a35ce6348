package dev.slipway.e2e.faults;

import dev.slipway.e2e.Packaged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One process of the fleet, which may be killed, frozen and started again. Its output goes to a file
/// that outlives it.
final class Member implements AutoCloseable {

  /// Everything to the console, where the one-process edition would keep it in files.
  private static final Path LOGGING = Path.of("src/test/resources/faults-logback.xml");

  private final String name;
  private final ProcessBuilder builder;
  private final Path log;
  private final Path postmasterPid;
  private @Nullable Process process;
  private boolean wanted;

  /// @param arguments the main class and what follows it
  Member(String name, Path logs, Map<String, String> environment, String... arguments) {
    this.name = name;
    this.log = logs.resolve(name + ".log");
    this.postmasterPid = logs.resolve(name).resolve("data/postmaster.pid");
    // Small: there are a dozen of them on one machine.
    List<String> command =
        Packaged.command(
            "-Xmx192m",
            "-Xss512k",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dlogback.configurationFile=" + LOGGING,
            "-Dlogging.config=" + LOGGING);
    command.addAll(List.of(arguments));
    this.builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
  }

  String name() {
    return name;
  }

  synchronized void start() {
    wanted = true;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be started", e);
    }
  }

  /// Starts it again where it has ended by itself, as a kubelet does.
  synchronized void revive() {
    if (wanted && !isAlive()) {
      start();
    }
  }

  /// `kill -9`, with its children.
  synchronized void kill() {
    wanted = false;
    Process killed = running();
    List<ProcessHandle> all = children(killed);
    // The parent first, so that it does not see them go.
    killed.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
    killed.onExit().join();
  }

  /// `SIGSTOP`, with its children.
  void freeze() {
    signal("-STOP");
  }

  /// `SIGCONT`.
  void thaw() {
    signal("-CONT");
  }

  private synchronized void signal(String signal) {
    Process target = running();
    List<String> command = new ArrayList<>(List.of("kill", signal, "" + target.pid()));
    children(target).forEach(child -> command.add("" + child.pid()));
    try {
      int _ = new ProcessBuilder(command).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("kill " + signal + " " + name, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// The oldest first. PostgreSQL's server is not among its starter's descendants: it detaches itself
  /// and leaves a file with its number.
  private List<ProcessHandle> children(Process parent) {
    List<ProcessHandle> all = new ArrayList<>(parent.descendants().toList());
    postmaster()
        .ifPresent(server -> {
          all.add(server);
          server.descendants().forEach(all::add);
        });
    all.sort(Comparator.comparingLong(ProcessHandle::pid));
    return all;
  }

  private Optional<ProcessHandle> postmaster() {
    try {
      if (Files.notExists(postmasterPid)) {
        return Optional.empty();
      }
      long pid = Long.parseLong(Files.readAllLines(postmasterPid).getFirst().strip());
      // The number may have gone to another program.
      return ProcessHandle.of(pid)
          .filter(server -> server.info().command().orElse("").endsWith("postgres"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process running() {
    if (process == null) {
      throw new IllegalStateException(name + " was never started");
    }
    return process;
  }

  synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  boolean said(String text) {
    return output().contains(text);
  }

  String output() {
    try {
      return Files.exists(log) ? Files.readString(log) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void close() {
    if (process != null) {
      kill();
    }
  }
}
