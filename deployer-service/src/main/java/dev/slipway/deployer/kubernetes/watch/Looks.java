package dev.slipway.deployer.kubernetes.watch;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// Looks at rollouts on virtual threads, at each by one at a time: a namespace that hangs holds up its own
/// rollouts alone. A look that comes while another of the same rollout is under way is left out, since
/// all that are open are looked at again soon.
final class Looks {

  private static final int IN_A_NAMESPACE = 4;
  private static final int AT_ONCE = 32;

  private final Map<String, Thread> running = new ConcurrentHashMap<>();
  private final Map<String, Runnable> next = new ConcurrentHashMap<>();
  private final Set<Thread> certain = ConcurrentHashMap.newKeySet();
  private final Map<String, Semaphore> namespaces = new ConcurrentHashMap<>();
  private final Semaphore all = new Semaphore(AT_ONCE, true);

  /// @param name of the Deployment
  void look(String namespace, String name, Runnable look) {
    String key = namespace + "/" + name;
    Thread thread =
        Thread.ofVirtual()
            .name("look " + key)
            .unstarted(() -> {
              run(key, namespace, look);
              if (next.containsKey(key)) {
                lookNext(namespace, name);
              }
            });
    if (running.putIfAbsent(key, thread) == null) {
      thread.start();
    }
  }

  /// Looks at once, or after the look at the same rollout that is under way: the latest that is asked for is never
  /// left out.
  ///
  /// @param name of the Deployment
  void again(String namespace, String name, Runnable look) {
    next.put(namespace + "/" + name, look);
    lookNext(namespace, name);
  }

  private void lookNext(String namespace, String name) {
    look(
        namespace,
        name,
        () -> {
          Runnable look = next.remove(namespace + "/" + name);
          if (look != null) {
            look.run();
          }
        });
  }

  /// Does what must not be left out, also while a look at the same rollout is under way.
  ///
  /// @param name of the Deployment
  void surely(String namespace, String name, Runnable work) {
    Thread thread =
        Thread.ofVirtual()
            .name("tell " + namespace + "/" + name)
            .unstarted(() -> {
              try {
                within(lane(namespace), () -> within(all, work));
              } finally {
                certain.remove(Thread.currentThread());
              }
            });
    certain.add(thread);
    thread.start();
  }

  private Semaphore lane(String namespace) {
    return namespaces.computeIfAbsent(namespace, _ -> new Semaphore(IN_A_NAMESPACE));
  }

  private void run(String key, String namespace, Runnable look) {
    try {
      within(lane(namespace), () -> within(all, look));
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
    next.clear();
    running.values().forEach(Thread::interrupt);
    certain.forEach(Thread::interrupt);
  }
}
