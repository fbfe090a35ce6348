package dev.slipway.messaging.failure;

/// Asks what a service depends on whether it is there.
@FunctionalInterface
public interface Dependencies {

  /// True if everything that every record needs answers now.
  boolean answer();
}
