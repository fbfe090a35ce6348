package dev.slipway.messaging.failure;

/// An event has grown beyond [dev.slipway.contract.text.TextLimits#EVENT_BYTES], which does not pass: whatever
/// causes it is to be refused.
public final class EventTooLargeException extends RuntimeException {

  public EventTooLargeException(String message) {
    super(message);
  }
}
