package dev.slipway.messaging;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/// The listeners of this service. Every container that [MessagingConfiguration#LISTENERS] makes is
/// among them.
final class Assignments {

  private final List<Assignment> all = new CopyOnWriteArrayList<>();

  void follow(ConcurrentMessageListenerContainer<String, byte[]> container) {
    Assignment assignment = new Assignment(container);
    container.getContainerProperties().setConsumerRebalanceListener(assignment);
    all.add(assignment);
  }

  List<Assignment> all() {
    return all;
  }
}
