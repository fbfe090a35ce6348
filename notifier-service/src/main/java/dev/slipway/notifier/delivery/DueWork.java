package dev.slipway.notifier.delivery;

/// A kind of work that waits in rows until a worker takes it. Called by several threads at once.
public interface DueWork {

  /// Takes the next piece of work under a lease and does it. Work that cannot be done is put aside and
  /// keeps nothing else from being done.
  ///
  /// @return whether there may be more to do at once
  /// @throws RuntimeException if the database is away; the lease runs out and the work is taken up again
  boolean doNext();
}
