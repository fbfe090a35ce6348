package dev.slipway.deployer.queue;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/// Limits how much is done at once in one namespace, so that a namespace with many instances does not
/// flood the API server, and one that hangs uses up no other's share.
@Component
final class Lanes {

  private static final int AT_ONCE = 8;

  private final ConcurrentHashMap<String, Semaphore> lanes = new ConcurrentHashMap<>();

  void during(String namespace, Runnable work) throws InterruptedException {
    Semaphore lane = lanes.computeIfAbsent(namespace, _ -> new Semaphore(AT_ONCE, true));
    lane.acquire();
    try {
      work.run();
    } finally {
      lane.release();
    }
  }
}
