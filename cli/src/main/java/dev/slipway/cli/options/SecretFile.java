package dev.slipway.cli.options;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine.ParameterException;

/// A file that holds one secret, so that no command line does.
public final class SecretFile {

  private SecretFile() {}

  /// Its content without the spaces and line ends around it.
  ///
  /// @param option for messages
  /// @throws ParameterException if it cannot be read or is empty
  public static String read(String option, Path file, Function<String, ParameterException> usage) {
    try {
      String secret = Files.readString(file).strip();
      if (!secret.isEmpty()) {
        return secret;
      }
    } catch (IOException _) {
      // Reported like an empty one.
    }
    throw usage.apply(
        option + ": " + file + " cannot be read or is empty; name the file with the secret");
  }
}
