package dev.slipway.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The machine that the figures were measured on.
final class Machine {

  private Machine() {}

  static String describe() {
    return "%d cores (%s), %s, JDK %s, load %.1f before the run"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            field("/proc/cpuinfo", "model name", "unknown processor"),
            memory(),
            System.getProperty("java.vm.version"),
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static String memory() {
    String kilobytes = field("/proc/meminfo", "MemTotal", "");
    return kilobytes.isEmpty()
        ? "memory unknown"
        : Long.parseLong(kilobytes.replaceAll("[^0-9]", "")) / 1024 / 1024 + " GiB";
  }

  /// The value of the first line that begins with a name, in files of the form `name: value`.
  private static String field(String file, String name, String otherwise) {
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse(otherwise);
    } catch (IOException e) {
      return otherwise;
    }
  }
}
