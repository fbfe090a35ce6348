package dev.slipway.deployer.queue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The orders of one instance of an environment: one that is being carried out, and of those that wait
/// the one with the highest sequence. The others are overtaken without being tried.
final class SlotQueue {

  /// One step for the queue's worker.
  ///
  /// @param by the sequence that has overtaken the order, 0 for one that is to be carried out
  record Step(Order order, long by) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Step> overtaken = new ArrayDeque<>();
  private @Nullable Order waiting;
  private @Nullable Order current;
  private boolean working;
  private boolean closed;

  /// The result of taking an order in.
  enum Put {
    /// The worker comes to it.
    TAKEN,
    NEEDS_WORKER,
    /// Its outcome is on its way, or the queue is closed.
    HERE_ALREADY
  }

  /// Takes an order in. One of a sequence that is here already is finished at once.
  Put put(Order order) {
    lock.lock();
    try {
      if (closed) {
        return Put.HERE_ALREADY;
      }
      if (isHere(order)) {
        order.finished().run();
        return Put.HERE_ALREADY;
      }
      long highest = Math.max(sequence(waiting), sequence(current));
      if (order.sequence() < highest) {
        overtaken.add(new Step(order, highest));
      } else {
        if (waiting != null) {
          overtaken.add(new Step(waiting, order.sequence()));
        }
        waiting = order;
      }
      changed.signalAll();
      Put put = working ? Put.TAKEN : Put.NEEDS_WORKER;
      working = true;
      return put;
    } finally {
      lock.unlock();
    }
  }

  private boolean isHere(Order order) {
    return sequence(waiting) == order.sequence()
        || sequence(current) == order.sequence()
        || overtaken.stream().anyMatch(step -> step.order().sequence() == order.sequence());
  }

  private static long sequence(@Nullable Order order) {
    return order == null ? -1 : order.sequence();
  }

  /// What the worker is to do next; null if there is nothing, and the worker ends.
  @Nullable Step next() {
    lock.lock();
    try {
      current = null;
      if (closed || (overtaken.isEmpty() && waiting == null)) {
        working = false;
        return null;
      }
      Step step = overtaken.isEmpty() ? latest() : overtaken.poll();
      current = step == null ? null : step.order();
      return step;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Step latest() {
    Order latest = waiting;
    waiting = null;
    return latest == null ? null : new Step(latest, 0);
  }

  /// The sequence that has overtaken what is being carried out, 0 if none has.
  long overtaking() {
    lock.lock();
    try {
      return waiting == null ? 0 : waiting.sequence();
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /// Waits until it is time to try again. The end of the queue ends the wait.
  ///
  /// @param orNewer whether a newer order does, too
  void pause(Duration time, boolean orNewer) throws InterruptedException {
    lock.lock();
    try {
      long left = time.toNanos();
      while (left > 0 && !closed && !(orNewer && waiting != null)) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Whether nothing is in it and nobody works through it.
  boolean isIdle() {
    lock.lock();
    try {
      return !working && waiting == null && overtaken.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /// Lets go of everything that waits. What is being carried out ends with its next step.
  ///
  /// @return how many waited
  int close() {
    lock.lock();
    try {
      closed = true;
      int waited = overtaken.size() + (waiting == null ? 0 : 1);
      overtaken.clear();
      waiting = null;
      changed.signalAll();
      return waited;
    } finally {
      lock.unlock();
    }
  }
}
