package dev.slipway.standalone;

import org.jspecify.annotations.Nullable;

/// Slipway cannot start; the message says what, which and what to do, in one line.
final class StartFailedException extends RuntimeException {

  StartFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
