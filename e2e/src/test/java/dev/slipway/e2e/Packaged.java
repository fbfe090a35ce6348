package dev.slipway.e2e;

import dev.slipway.embedded.Ports;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/// Starts the packaged modules in processes of their own as the launcher does: jars alone, always in the
/// same order, and with a JDK AOT cache. That takes most of the work out of a start; it is made once and
/// kept until a jar changes.
public final class Packaged {

  /// The whole product.
  static final String MAIN = "dev.slipway.standalone.SlipwayCommand";

  /// Another version's, where the upgrade's data is written.
  private static final Path TARGET =
      Path.of(System.getProperty("slipway.packaged", "../standalone/target"))
          .toAbsolutePath()
          .normalize();

  private static final Path CACHE = Path.of("target/packaged.aot").toAbsolutePath();
  private static final List<Path> JARS =
      Stream.concat(jars(TARGET, "slipway-standalone-"), jars(TARGET.resolve("lib"), "")).toList();

  // A cache is of use only to a JVM with the same of these.
  private static final List<String> OPTIONS =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED");

  static {
    if (!isCurrent()) {
      train();
    }
  }

  private Packaged() {}

  /// The checkout that the modules were packaged in.
  static Path root() {
    return TARGET.resolve("../..").normalize();
  }

  /// The command, to be followed by the main class.
  ///
  /// @param options of the JVM, on top of those that all share
  public static List<String> command(String... options) {
    List<String> cache = List.of("-XX:AOTCache=" + CACHE, "-Xlog:aot*=off", "-Xlog:cds*=off");
    return java(cache, List.of(options));
  }

  private static List<String> java(List<String> cache, List<String> options) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(cache);
    command.addAll(OPTIONS);
    command.addAll(options);
    command.add("-cp");
    command.add(JARS.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    return command;
  }

  private static boolean isCurrent() {
    long made = CACHE.toFile().lastModified();
    return JARS.stream().allMatch(jar -> jar.toFile().lastModified() < made);
  }

  /// One start of everything.
  private static void train() {
    try {
      Path folder = Files.createTempDirectory("slipway-training");
      Files.deleteIfExists(CACHE);
      Path log = folder.resolve("output.log");
      List<String> command = java(List.of("-XX:AOTCacheOutput=" + CACHE), List.of("-Xmx512m"));
      command.addAll(List.of(MAIN, "up", "--exit-when-ready", "--projects", "../projects"));
      command.addAll(List.of("--data", folder.resolve("data").toString()));
      for (String part : List.of("gateway", "api", "sandbox", "cluster", "kafka", "postgres")) {
        command.addAll(List.of("--" + part + "-port", "" + Ports.free()));
      }
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
        // A JVM goes without a cache that is not there.
        int _ = process.destroyForcibly().waitFor();
        Files.deleteIfExists(CACHE);
        System.out.println("no AOT cache, so that each start takes longer: " + log);
        return;
      }
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static Stream<Path> jars(Path folder, String prefix) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .filter(file -> file.toString().endsWith(".jar"))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
