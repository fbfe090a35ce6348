package dev.slipway.messaging.consumer;

import dev.slipway.messaging.failure.Dependencies;
import dev.slipway.messaging.failure.FailureClass;
import dev.slipway.messaging.failure.Failures;
import dev.slipway.messaging.failure.TransientException;
import org.jspecify.annotations.Nullable;

/// Tries work and tells a failure of the work from one of what all work needs, without waiting in between.
final class Tries {

  /// How often work is tried alone before a doubtful failure counts as its own.
  private static final int MOST = 3;

  private final Dependencies dependencies;

  Tries(Dependencies dependencies) {
    this.dependencies = dependencies;
  }

  /// A stack that overflows is a failure of the record that is too deep; every other `Error` is the
  /// process's own.
  ///
  /// @return what it failed at, null if it was done
  @Nullable Throwable once(Runnable work) {
    try {
      work.run();
      return null;
    } catch (RuntimeException | StackOverflowError e) {
      return e;
    }
  }

  /// Tries again what failed doubtfully. Not at a lock: each try waits for it.
  ///
  /// @param first what it failed at when it was tried alone, null if it was not
  /// @return why it cannot be done, null if it was done
  /// @throws RuntimeException an outage
  @Nullable Throwable several(Runnable work, @Nullable Throwable first) {
    Throwable failure = first == null ? once(work) : first;
    for (int i = 1; failure != null && isDoubtful(failure) && i < MOST; i++) {
      failure = once(work);
    }
    if (failure != null && isDoubtful(failure) && !dependencies.answer()) {
      throw new TransientException("what every record needs does not answer", failure);
    }
    return failure;
  }

  private boolean isDoubtful(Throwable failure) {
    throwIfOutage(failure);
    return Failures.of(failure) == FailureClass.DOUBTFUL;
  }

  static boolean isLocked(Throwable failure) {
    return Failures.of(failure) == FailureClass.LOCKED;
  }

  /// A lock is one while it is on a table that every record needs.
  ///
  /// @throws RuntimeException the failure, if it is an outage
  void throwIfOutage(Throwable failure) {
    FailureClass found = Failures.of(failure);
    if (failure instanceof RuntimeException e && found == FailureClass.OUTAGE) {
      throw e;
    }
    if (found == FailureClass.LOCKED && !dependencies.answer()) {
      throw new TransientException("a table that every record needs is locked", failure);
    }
  }
}
