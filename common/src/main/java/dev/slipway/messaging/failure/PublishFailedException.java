package dev.slipway.messaging.failure;

import org.jspecify.annotations.Nullable;

/// Kafka did not take an event in time. Whether it took some of the batch is not known: publish the
/// whole batch again, under the same ids.
public final class PublishFailedException extends TransientException {

  public PublishFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
