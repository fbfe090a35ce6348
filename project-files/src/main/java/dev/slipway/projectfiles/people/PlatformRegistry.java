package dev.slipway.projectfiles.people;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

/// `platforms.properties`, the one list of the platforms that project files may name. A new platform is some lines
/// there.
final class PlatformRegistry {

  private static final String FILE = "platforms.properties";
  private static final Properties LINES = read();

  private PlatformRegistry() {}

  /// The values of one kind by their platforms, in the order of the platforms' names.
  ///
  /// @param kind for example `id`
  static Map<String, String> all(String kind) {
    Map<String, String> values = new TreeMap<>();
    for (String name : LINES.stringPropertyNames()) {
      int dot = name.indexOf('.');
      if (name.substring(dot + 1).equals(kind)) {
        values.put(name.substring(0, dot), LINES.getProperty(name));
      }
    }
    return values;
  }

  /// A value that the platform must have.
  static String required(String platform, String kind) {
    String name = platform + "." + kind;
    return Objects.requireNonNull(LINES.getProperty(name), FILE + " has no line " + name);
  }

  private static Properties read() {
    Properties properties = new Properties();
    try (InputStream file =
        Objects.requireNonNull(PlatformRegistry.class.getResourceAsStream(FILE), FILE)) {
      properties.load(file);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
