package dev.slipway.approval.release.jpa;

/// An input that was decided before.
public interface SeenInput {

  String getId();

  /// Whether Kafka has acknowledged everything that the input brought about. False where nobody
  /// knows.
  boolean isPublished();
}
