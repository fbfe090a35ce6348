package dev.slipway.messaging;

/// An event's JSON, made before it is published.
final class Body {

  private final byte[] json;

  Body(byte[] json) {
    this.json = json;
  }

  byte[] json() {
    return json;
  }
}
