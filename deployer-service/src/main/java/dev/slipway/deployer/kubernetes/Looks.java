package dev.slipway.deployer.kubernetes;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// Looks at rollouts on virtual threads, at each by one at a time: a namespace that hangs holds up its own
/// rollouts alone. A look that comes while another of the same rollout is under way is left out, since
/// all that are open are looked at again soon.
final class Looks {

  private static final int IN_A_NAMESPACE = 4;
  private static final int AT_ONCE = 32;

  private final Map<String, Thread> running = new ConcurrentHashMap<>();
  private final Map<String, Semaphore> namespaces = new ConcurrentHashMap<>();
  private final Semaphore all = new Semaphore(AT_ONCE, true);

  /// @param name of the Deployment
  void look(String namespace, String name, Runnable look) {
    String key = namespace + "/" + name;
    Thread thread =
        Thread.ofVirtual().name("look " + key).unstarted(() -> run(key, namespace, look));
    if (running.putIfAbsent(key, thread) == null) {
      thread.start();
    }
  }

  private void run(String key, String namespace, Runnable look) {
    try {
      Semaphore lane = namespaces.computeIfAbsent(namespace, _ -> new Semaphore(IN_A_NAMESPACE));
      within(lane, () -> within(all, look));
    } finally {
      running.remove(key);
    }
  }

  private static void within(Semaphore semaphore, Runnable work) {
    try {
      semaphore.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    try {
      work.run();
    } finally {
      semaphore.release();
    }
  }

  /// Interrupts what is under way. Looks may begin again afterwards.
  void stop() {
    running.values().forEach(Thread::interrupt);
  }
}
