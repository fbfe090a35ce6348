package dev.slipway.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The secrets that projects name: NAME is the file of that name in the configured folder, else the environment
/// variable `SLIPWAY_SECRET_NAME`; no other variable, unless the operator allows any. Read each time, so that a
/// rotated secret is in force at once.
public final class NamedSecrets {

  /// The beginning of the variables that hold secrets of projects.
  public static final String PREFIX = "SLIPWAY_SECRET_";

  private final @Nullable Path folder;
  private final boolean anyVariable;
  private final UnaryOperator<@Nullable String> variables;

  /// @param folder null if there is none
  /// @param anyVariable if a project may name any variable, and not only those that begin with [#PREFIX]
  /// @param variables the value of an environment variable, null if it is not set
  public NamedSecrets(
      @Nullable Path folder, boolean anyVariable, UnaryOperator<@Nullable String> variables) {
    this.folder = folder;
    this.anyVariable = anyVariable;
    this.variables = variables;
  }

  /// The secret, empty if nobody has provided it.
  ///
  /// @throws UncheckedIOException if its file cannot be read
  public Optional<String> find(String name) {
    return file(name)
        .or(() -> variable(PREFIX + name))
        .or(() -> anyVariable ? variable(name) : Optional.empty())
        .filter(value -> !value.isEmpty());
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(variables.apply(name));
  }

  private Optional<String> file(String name) {
    if (folder == null || !Files.isReadable(folder.resolve(name))) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(folder.resolve(name)).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
