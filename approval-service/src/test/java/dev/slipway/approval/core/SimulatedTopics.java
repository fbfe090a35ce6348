package dev.slipway.approval.core;

import dev.slipway.approval.core.SimulatedService.Delivery;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/// The four topics that the service reads, which overtake each other, with records that come twice.
final class SimulatedTopics {

  private final Random random;
  private final List<ArrayDeque<Delivery>> topics =
      List.of(new ArrayDeque<>(), new ArrayDeque<>(), new ArrayDeque<>(), new ArrayDeque<>());
  private int ids;

  SimulatedTopics(Random random) {
    this.random = random;
  }

  /// A third of all records come twice: under the same id, or as a second input of the same content.
  void send(int topic, Input input) {
    String id = "input-" + ids++;
    topics.get(topic).add(new Delivery(id, input));
    switch (random.nextInt(6)) {
      case 0 -> topics.get(topic).add(new Delivery(id, input));
      case 1 -> topics.get(topic).add(new Delivery("input-" + ids++, input));
      default -> {}
    }
  }

  /// The number of the next record.
  int next() {
    return ids;
  }

  /// The next records of each topic, some or none.
  List<Delivery> batch() {
    List<Delivery> batch = new ArrayList<>();
    for (ArrayDeque<Delivery> topic : topics) {
      topic.stream().limit(random.nextInt(4)).forEach(batch::add);
    }
    return batch;
  }

  /// Delivers all records of a topic before it looks at the next.
  void forEach(Consumer<List<Delivery>> delivered) {
    topics.forEach(topic -> delivered.accept(List.copyOf(topic)));
  }

  void commit(List<Delivery> batch) {
    batch.forEach(d -> topics.forEach(topic -> topic.removeFirstOccurrence(d)));
  }

  boolean areEmpty() {
    return topics.stream().allMatch(ArrayDeque::isEmpty);
  }
}
