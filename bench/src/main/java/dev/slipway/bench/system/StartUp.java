package dev.slipway.bench.system;

import dev.slipway.bench.Effort;
import dev.slipway.bench.Figure;
import dev.slipway.bench.Samples;
import dev.slipway.bench.Scenario;
import dev.slipway.bench.server.Ceilings;
import dev.slipway.bench.server.MeasuredServers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/// `slipway up` as its user runs it: the time until it says that it is ready, and what it keeps in
/// memory then, PostgreSQL included.
public final class StartUp implements Scenario {

  private static final double REQUIRED_SECONDS = 15;
  private static final double REQUIRED_MEBIBYTES = 1024;

  @Override
  public String name() {
    return "start-up";
  }

  @Override
  public List<Figure> measure(Effort effort) {
    Samples seconds = new Samples();
    Samples mebibytes = new Samples();
    Samples servers = new Samples();
    for (int i = 0; i <= effort.runs(); i++) {
      Started started = start();
      // The first one may have to build a JDK AOT cache.
      if (i > 0) {
        seconds.add(started.seconds());
        mebibytes.add(started.mebibytes());
      }
      long start = System.nanoTime();
      try (MeasuredServers _ = MeasuredServers.start()) {
        servers.add(Ceilings.seconds(start));
      }
    }
    return List.of(
        new Figure(
            "standalone: ready after start",
            "< 15 s",
            String.format(Locale.ROOT, "%.1f s", seconds.median()),
            String.format(Locale.ROOT, "%.1f s for Kafka and PostgreSQL alone", servers.median()),
            seconds.median() < REQUIRED_SECONDS),
        new Figure(
            "standalone: resident memory",
            "< 1 GiB",
            String.format(Locale.ROOT, "%,.0f MiB", mebibytes.median()),
            "",
            mebibytes.median() < REQUIRED_MEBIBYTES));
  }

  private record Started(double seconds, double mebibytes) {}

  private static Started start() {
    try {
      Path data = Files.createTempDirectory("slipway-bench-up");
      long start = System.nanoTime();
      Process process = launch(data);
      try (BufferedReader output = process.inputReader()) {
        awaitReady(output);
        return new Started(Ceilings.seconds(start), resident(process.toHandle()));
      } finally {
        process.destroy();
        int _ = process.waitFor();
        FileSystemUtils.deleteRecursively(data);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("slipway up cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static Process launch(Path data) throws IOException {
    Path home = Path.of(System.getProperty("slipway.home", "."));
    List<String> command = new ArrayList<>();
    command.addAll(List.of(home.resolve("slipway").toString(), "up", "--data", data.toString()));
    for (String part : List.of("gateway", "api", "sandbox", "cluster", "kafka", "postgres")) {
      command.addAll(List.of("--" + part + "-port", "0"));
    }
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static void awaitReady(BufferedReader output) throws IOException {
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.contains("Slipway is ready")) {
        return;
      }
      said.append(line).append('\n');
    }
    throw new IllegalStateException("slipway up ended:\n" + said);
  }

  /// Of the process and all it started, pages that they share counted once.
  private static double resident(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants())
            .mapToLong(StartUp::kilobytes)
            .sum()
        / 1024.0;
  }

  private static long kilobytes(ProcessHandle process) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/smaps_rollup"))) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
