package dev.slipway.messaging.consumer;

import dev.slipway.messaging.Received;
import dev.slipway.messaging.failure.Dependencies;
import dev.slipway.messaging.failure.TransientException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds the records that a failure belongs to and puts them aside, without waiting and without holding up
/// any other. A service with a [Parking] works through the keys of a poll separately: what one of them fails at costs
/// the others one try.
final class Isolation {

  private static final Logger log = LoggerFactory.getLogger(Isolation.class);

  private final DeadLetters deadLetters;
  private final Tries tries;
  private final Substitutes substitutes;
  private final @Nullable Parking parking;

  /// The keys that failed when they were last handled. They are handled after the others, each by itself.
  private final Set<String> suspects = ConcurrentHashMap.newKeySet();

  Isolation(DeadLetters deadLetters, Dependencies dependencies, Substitutes substitutes) {
    this(deadLetters, dependencies, substitutes, null);
  }

  /// @param parking null for a service that keeps no rows; its records keep their order over all keys
  Isolation(
      DeadLetters deadLetters,
      Dependencies dependencies,
      Substitutes substitutes,
      @Nullable Parking parking) {
    this.deadLetters = deadLetters;
    this.tries = new Tries(dependencies);
    this.substitutes = substitutes;
    this.parking = parking;
  }

  /// A record and what it says.
  record Item(ConsumerRecord<String, byte[]> record, Received event) {

    String key() {
      return Parking.key(record);
    }
  }

  /// The records of one key, in their order, and what they failed at together if they were tried.
  private record Group(List<Item> items, @Nullable Throwable failure) {

    String key() {
      return items.getFirst().key();
    }
  }

  private enum Fate {
    /// All at the first try.
    HANDLED,
    PUT_ASIDE,
    PARKED
  }

  /// Handles all at once; if that fails, in ever smaller parts, down to single records, each key's in their order.
  void handle(List<Item> items, Consumer<List<Received>> handler) {
    if (items.isEmpty()) {
      return;
    }
    if (parking == null) {
      Fate _ = ownKey(new Group(items, null), handler);
      return;
    }
    Set<String> waiting = parking.keys();
    List<Group> together = new ArrayList<>();
    List<Group> apart = new ArrayList<>();
    for (Group group : groups(items)) {
      if (waiting.contains(group.key())) {
        park(parking, group.items(), null);
      } else {
        (suspects.contains(group.key()) ? apart : together).add(group);
      }
    }
    together(together, handler, apart);
    for (Group group : apart) {
      boolean _ = suspects.add(group.key());
      if (ownKey(group, handler) == Fate.HANDLED) {
        boolean _ = suspects.remove(group.key());
      }
    }
  }

  private static List<Group> groups(List<Item> items) {
    Map<String, List<Item>> byKey = new LinkedHashMap<>();
    items.forEach(item -> byKey.computeIfAbsent(item.key(), _ -> new ArrayList<>()).add(item));
    return byKey.values().stream().map(each -> new Group(each, null)).toList();
  }

  /// Handles keys at once; if that fails, each half of them, and where a lock is in the way each key by itself,
  /// since every other try would wait for it once more.
  ///
  /// @param failed gets the keys that cannot be handled
  private void together(List<Group> groups, Consumer<List<Received>> handler, List<Group> failed) {
    if (groups.isEmpty()) {
      return;
    }
    Throwable failure =
        handleAll(groups.stream().flatMap(group -> group.items().stream()).toList(), handler);
    if (failure == null) {
      return;
    }
    tries.throwIfOutage(failure);
    if (groups.size() == 1) {
      failed.add(new Group(groups.getFirst().items(), failure));
    } else if (Tries.isLocked(failure)) {
      groups.forEach(group -> together(List.of(group), handler, failed));
    } else {
      together(groups.subList(0, groups.size() / 2), handler, failed);
      together(groups.subList(groups.size() / 2, groups.size()), handler, failed);
    }
  }

  private Fate ownKey(Group group, Consumer<List<Received>> handler) {
    List<Item> items = group.items();
    Throwable failure = group.failure() == null ? handleAll(items, handler) : group.failure();
    if (failure == null) {
      return Fate.HANDLED;
    }
    tries.throwIfOutage(failure);
    if (parking != null && Tries.isLocked(failure)) {
      park(parking, items, failure);
      return Fate.PARKED;
    }
    return items.size() == 1 ? single(items.getFirst(), failure, handler) : halves(items, handler);
  }

  private Fate halves(List<Item> items, Consumer<List<Received>> handler) {
    int middle = items.size() / 2;
    Fate first = ownKey(new Group(items.subList(0, middle), null), handler);
    List<Item> rest = items.subList(middle, items.size());
    if (parking != null && first == Fate.PARKED) {
      park(parking, rest, null);
      return first;
    }
    Fate second = ownKey(new Group(rest, null), handler);
    return second == Fate.PARKED ? second : Fate.PUT_ASIDE;
  }

  private Fate single(Item item, Throwable first, Consumer<List<Received>> handler) {
    Throwable failure = tries.several(() -> handler.accept(List.of(item.event())), first);
    if (failure == null) {
      return Fate.HANDLED;
    }
    if (parking != null && Tries.isLocked(failure)) {
      park(parking, List.of(item), failure);
      return Fate.PARKED;
    }
    if (putAside(item.record(), item.event(), reason(failure), handler)) {
      return Fate.PUT_ASIDE;
    }
    park(Objects.requireNonNull(parking), List.of(item), failure);
    return Fate.PARKED;
  }

  private @Nullable Throwable handleAll(List<Item> items, Consumer<List<Received>> handler) {
    return tries.once(() -> handler.accept(items.stream().map(Item::event).toList()));
  }

  /// @param failure null for what waits behind an earlier record
  private static void park(Parking parking, List<Item> items, @Nullable Throwable failure) {
    parking.park(
        items.stream().map(Item::record).toList(),
        failure == null ? "an earlier record of its key waits" : root(failure));
  }

  /// Without the statements that the failures around it quote.
  private static String root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }

  /// Tries a parked record again. As long as the lock is there it waits, however long that is: it is not the record
  /// that is bad, and it holds up its own key alone.
  ///
  /// @return whether it need not wait any more: it was handled, or put aside
  /// @throws RuntimeException an outage
  boolean again(Item item, Consumer<List<Received>> handler) {
    Throwable failure = tries.several(() -> handler.accept(List.of(item.event())), null);
    if (failure == null) {
      return true;
    }
    return !Tries.isLocked(failure)
        && putAside(item.record(), item.event(), reason(failure), handler);
  }

  /// Does something for a single record, which is put aside if it cannot be done.
  ///
  /// @throws RuntimeException an outage, or a lock: what is put aside would be handled after what came later, and
  ///     here only the latest of each key counts
  void alone(ConsumerRecord<String, byte[]> record, Runnable work) {
    Throwable failure = tries.several(work, null);
    if (failure != null && Tries.isLocked(failure)) {
      throw new TransientException("a row that the record needs is locked", failure);
    }
    if (failure != null) {
      deadLetters.put(record, reason(failure));
    }
  }

  /// Puts a record aside that cannot be read: at once, or after those of its key that wait.
  void poison(
      ConsumerRecord<String, byte[]> record, String reason, Consumer<List<Received>> handler) {
    boolean waits = parking != null && parking.keys().contains(Parking.key(record));
    if (waits || !putAside(record, null, reason, handler)) {
      Objects.requireNonNull(parking)
          .park(List.of(record), "it cannot be read, and its release is locked");
    }
  }

  /// @return whether it need not wait any more
  boolean poisonAgain(
      ConsumerRecord<String, byte[]> record, String reason, Consumer<List<Received>> handler) {
    return putAside(record, null, reason, handler);
  }

  /// The substitutes come first: putting aside is what may be done twice.
  ///
  /// @return false if a substitute found its rows locked, and the record can be parked: nothing is put aside then
  private boolean putAside(
      ConsumerRecord<String, byte[]> record,
      @Nullable Received event,
      String reason,
      Consumer<List<Received>> handler) {
    boolean decided = substitutes.isForOthers(record);
    for (Received instead : substitutes.of(record, event, reason)) {
      Throwable again = tries.several(() -> handler.accept(List.of(instead)), null);
      if (again != null && parking != null && Tries.isLocked(again)) {
        return false;
      }
      decided |= again == null && substitutes.areFinal();
      if (again != null) {
        log.error(
            "{}-{}@{}: nobody could be told that it is put aside: {}",
            record.topic(),
            record.partition(),
            record.offset(),
            reason(again));
      }
    }
    deadLetters.put(record, reason, decided);
    return true;
  }

  private static String reason(Throwable failure) {
    return failure.getClass().getSimpleName() + ": " + failure.getMessage();
  }
}
