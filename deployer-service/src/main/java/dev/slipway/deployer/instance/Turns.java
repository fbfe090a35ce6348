package dev.slipway.deployer.instance;

import dev.slipway.contract.approval.DeployRequested;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// One lock for each instance of an environment: what is decided on what the cluster has of an instance
/// holds until it is done, and an instance whose namespace does not answer holds up no other. Objects that
/// several instances share are guarded by their versions on the cluster, as between two deployers.
@Component
public class Turns {

  private final ConcurrentHashMap<Key, Turn> turns = new ConcurrentHashMap<>();

  private record Key(String project, String slot) {}

  /// @param users who has it or waits for it; it is forgotten with the last of them
  private record Turn(ReentrantLock lock, int users) {}

  /// Does the work while nobody else works on the same instance. Waits for its turn; may be called again by
  /// who has it.
  public void alone(DeployRequested of, Runnable work) {
    take(
        of,
        () -> {
          work.run();
          return this;
        });
  }

  /// The result of work that is done as by [#alone].
  public <T> T take(DeployRequested of, Supplier<T> work) {
    Key key = new Key(of.project(), of.slot());
    ReentrantLock lock = enter(key);
    try {
      lock.lock();
      try {
        return work.get();
      } finally {
        lock.unlock();
      }
    } finally {
      leave(key);
    }
  }

  /// How many are in use.
  int size() {
    return turns.size();
  }

  private ReentrantLock enter(Key key) {
    Turn entered =
        turns.compute(
            key,
            (_, there) ->
                there == null
                    ? new Turn(new ReentrantLock(), 1)
                    : new Turn(there.lock(), there.users() + 1));
    return Objects.requireNonNull(entered).lock();
  }

  private void leave(Key key) {
    turns.computeIfPresent(
        key, (_, there) -> there.users() == 1 ? null : new Turn(there.lock(), there.users() - 1));
  }
}
