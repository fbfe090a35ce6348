package dev.slipway.notifier.delivery;

import org.jspecify.annotations.Nullable;

/// A call to a chat platform failed.
public final class ChatException extends Exception {

  private final transient Failure failure;

  public ChatException(Failure failure, @Nullable Throwable cause) {
    super(failure.reason(), cause);
    this.failure = failure;
  }

  public Failure failure() {
    return failure;
  }
}
