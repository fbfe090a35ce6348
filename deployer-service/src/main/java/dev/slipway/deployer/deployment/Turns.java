package dev.slipway.deployer.deployment;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// One after the other: what is decided on what the cluster has holds until it is done.
@Component
class Turns {

  private final ReentrantLock lock = new ReentrantLock();

  void alone(Runnable work) {
    take(() -> {
      work.run();
      return this;
    });
  }

  <T> T take(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
