package dev.slipway.messaging.watch;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/// The listeners of this service. Every container that the factory of listeners makes is
/// among them.
public final class Assignments {

  private final List<Assignment> all = new CopyOnWriteArrayList<>();

  /// Adds a container that is being made; it counts as soon as it has partitions.
  public void follow(ConcurrentMessageListenerContainer<String, byte[]> container) {
    Assignment assignment = new Assignment(container);
    container.getContainerProperties().setConsumerRebalanceListener(assignment);
    all.add(assignment);
  }

  List<Assignment> all() {
    return all;
  }
}
