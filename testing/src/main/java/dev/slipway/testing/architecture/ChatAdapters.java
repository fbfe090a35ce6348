package dev.slipway.testing.architecture;

import java.util.List;
import java.util.stream.Stream;

/// The one list of chat platforms that every rule reads. The packages of a platform's adapters are named for it.
public final class ChatAdapters {

  /// Those that have adapters, or get them next.
  public static final List<String> NAMES = List.of("slack", "teams");

  /// Stands for the name of a platform.
  static final String ANY = "<platform>";

  private ChatAdapters() {}

  /// The patterns of the adapters' packages within one.
  ///
  /// @param parent for example `dev.slipway.gateway.chat`
  static String[] below(String parent) {
    return NAMES.stream().map(name -> parent + "." + name + "..").toArray(String[]::new);
  }

  /// The same with the patterns of what every adapter's rule treats alike.
  static String[] below(String parent, String... others) {
    return Stream.concat(Stream.of(below(parent)), Stream.of(others)).toArray(String[]::new);
  }

  /// The name of a package with a mark in place of the platform's if it is an adapter's.
  ///
  /// @param name for example `notifier.slack`
  /// @return for example `notifier.<platform>`
  static String anyPlatform(String name) {
    int dot = name.lastIndexOf('.');
    return NAMES.contains(name.substring(dot + 1)) ? name.substring(0, dot + 1) + ANY : name;
  }
}
