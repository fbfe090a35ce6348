package dev.slipway.deployer.queue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The queues of the instances whose requests come from one partition, each with a virtual thread while it
/// has something to do.
public final class SlotQueues {

  private final Tools tools;
  private final Map<String, Entry> queues = new HashMap<>();
  private boolean closed;

  SlotQueues(Tools tools) {
    this.tools = tools;
  }

  private static final class Entry {
    private final SlotQueue queue = new SlotQueue();
    private Thread worker = Thread.ofVirtual().unstarted(() -> {});
  }

  /// Takes an order in, to be carried out on another thread.
  public synchronized void put(Order order) {
    if (closed) {
      return;
    }
    Entry entry = queues.computeIfAbsent(order.key(), _ -> new Entry());
    tools.pace().begins();
    switch (entry.queue.put(order)) {
      case TAKEN -> {}
      case HERE_ALREADY -> tools.pace().ends();
      case NEEDS_WORKER ->
          entry.worker =
              Thread.ofVirtual()
                  .name("deploy " + order.key())
                  .start(() -> work(order.key(), entry));
    }
  }

  private void work(String key, Entry entry) {
    new SlotWorker(entry.queue, tools).run();
    synchronized (this) {
      if (entry.queue.isIdle()) {
        queues.remove(key, entry);
      }
    }
  }

  /// Lets go of all orders that wait. What is being done to the cluster goes on.
  public synchronized void stop() {
    closed = true;
    queues.values().forEach(entry -> tools.pace().ends(entry.queue.close()));
  }

  /// Lets go of all orders. What is being done to the cluster is given some time to end; what does not is
  /// interrupted, and refused by the cluster once another has applied the same.
  public void close(Duration patience) {
    stop();
    long end = System.nanoTime() + patience.toNanos();
    for (Entry entry : all()) {
      if (!hasEnded(entry.worker, end)) {
        entry.worker.interrupt();
      }
    }
  }

  private synchronized List<Entry> all() {
    return List.copyOf(queues.values());
  }

  private static boolean hasEnded(Thread worker, long end) {
    try {
      long left = end - System.nanoTime();
      return worker.getState() == Thread.State.NEW
          || worker.join(Duration.ofNanos(Math.max(left, 1)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
