package dev.slipway.messaging;

/// The result of decoding a record.
public sealed interface Decoded {

  /// An event that this version knows.
  record Known(Received received) implements Decoded {}

  /// No value: on a compacted topic, the key is gone.
  record Tombstone(String key) implements Decoded {}

  /// A type that this version does not know; a newer publisher may be ahead of it.
  record Unknown(String type) implements Decoded {}

  /// Nothing that can ever be read.
  record Poison(String reason) implements Decoded {}
}
