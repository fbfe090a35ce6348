package dev.slipway.messaging.failure;

/// The classes of failures, by who has to wait for what.
public enum FailureClass {
  /// Something that everything needs is away or not set up: the database, Kafka, a topic, a right. It is
  /// waited for, for as long as it lasts.
  OUTAGE,
  /// Rows or tables that it needs are locked by somebody else's transaction. It is an outage while a whole table is;
  /// otherwise the record waits, and the others of its key behind it.
  LOCKED,
  /// May be somebody else's or the connection's. A record that fails so several times while everything
  /// it needs answers is put aside. Also any failure that no table knows.
  DOUBTFUL,
  /// The record's own: tried alone once, then put aside.
  RECORD
}
