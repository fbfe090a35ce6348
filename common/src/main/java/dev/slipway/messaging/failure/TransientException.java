package dev.slipway.messaging.failure;

import org.jspecify.annotations.Nullable;

/// A failure that passes by itself: what was being done is to be done again, and nothing is put aside.
public class TransientException extends RuntimeException {

  public TransientException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
