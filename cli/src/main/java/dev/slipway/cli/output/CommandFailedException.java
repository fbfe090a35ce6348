package dev.slipway.cli.output;

import org.jspecify.annotations.Nullable;

/// A command cannot do what was asked. The message is one line: what, which, what next.
public final class CommandFailedException extends RuntimeException {

  private final ExitCode code;

  public CommandFailedException(ExitCode code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public CommandFailedException(ExitCode code, String message) {
    this(code, message, null);
  }

  public ExitCode code() {
    return code;
  }
}
