package dev.slipway.notifier.platform;

import org.jspecify.annotations.Nullable;

/// A call to a chat platform failed.
public final class ChatException extends Exception {

  private final transient Failure failure;

  public ChatException(Failure failure, @Nullable Throwable cause) {
    super(failure.reason(), cause);
    this.failure = failure;
  }

  /// What is to be done about it.
  public Failure failure() {
    return failure;
  }
}
