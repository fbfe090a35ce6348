package dev.slipway.cli.options;

import java.util.Optional;

/// The environment variables of this process.
public final class Variables {

  private Variables() {}

  /// The value of a variable, empty if it is not set or blank.
  public static Optional<String> value(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
  }
}
