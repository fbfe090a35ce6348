package dev.slipway.cli.local;

import dev.slipway.cli.options.Variables;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The file in which `slipway up` keeps the login to its Kafka, for the command line and Kafka's own tools.
public final class LocalKafka {

  private static final String NAME = "kafka.properties";
  private static final String ADDRESS = "bootstrap.servers";

  private LocalKafka() {}

  /// @param data the data folder of `slipway up`
  public static Path file(Path data) {
    return data.resolve(NAME);
  }

  /// Writes the file, for this user alone.
  public static void write(Path data, String address, Map<String, String> client) {
    Properties properties = new Properties();
    properties.put(ADDRESS, address);
    properties.putAll(client);
    StringWriter text = new StringWriter();
    try {
      properties.store(text, "The login to Kafka, written at each start.");
      OwnFiles.write(file(data), text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file(data), e);
    }
  }

  /// Finds the login for an address. A file that others could have written is not read: it could name any
  /// class to log in with.
  ///
  /// @param address null for that of whatever runs here
  public static Optional<Properties> find(@Nullable String address) {
    return folders()
        .map(LocalKafka::file)
        .filter(Files::isRegularFile)
        .flatMap(file -> read(file).stream())
        .filter(found -> address == null || same(address, found.getProperty(ADDRESS, "")))
        .findFirst();
  }

  /// The folders that a run may keep its data in.
  private static Stream<Path> folders() {
    Path fallback = Path.of(".slipway");
    return Variables.value("SLIPWAY_DATA")
        .map(named -> Stream.of(Path.of(named)))
        .orElseGet(() ->
            Stream.of(
                fallback, Path.of(System.getProperty("slipway.home", ".")).resolve(fallback)));
  }

  private static Optional<Properties> read(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder == null || !OwnFiles.isPrivate(file) || !OwnFiles.isOwn(folder)) {
        return Optional.empty();
      }
      Properties properties = new Properties();
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      }
      return Optional.of(properties);
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean same(String asked, String found) {
    return asked.replace("localhost:", "127.0.0.1:").equals(found);
  }
}
