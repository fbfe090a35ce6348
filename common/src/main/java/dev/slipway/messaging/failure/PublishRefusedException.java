package dev.slipway.messaging.failure;

import org.jspecify.annotations.Nullable;

/// Kafka refused an event for what it is, for example its size. Publishing it again does not help.
public final class PublishRefusedException extends RuntimeException {

  public PublishRefusedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
