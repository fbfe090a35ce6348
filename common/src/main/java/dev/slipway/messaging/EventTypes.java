package dev.slipway.messaging;

import dev.slipway.contract.Event;
import dev.slipway.contract.EventType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The logical type names that a service can read, and the records they stand for.
public final class EventTypes {

  private static final ClassValue<EventType> NAMES =
      new ClassValue<>() {
        @Override
        protected EventType computeValue(Class<?> type) {
          EventType annotation = type.getAnnotation(EventType.class);
          if (annotation == null) {
            throw new IllegalArgumentException(type.getName() + " has no @EventType; give it one");
          }
          return annotation;
        }
      };

  private final Map<String, Class<? extends Event>> written = new HashMap<>();
  private final Map<String, Class<? extends Event>> byName = new HashMap<>();

  private EventTypes() {}

  /// All records below the given sealed interfaces.
  ///
  /// @throws IllegalArgumentException for a record without [EventType], or a name used twice
  @SafeVarargs
  public static EventTypes of(Class<? extends Event>... roots) {
    EventTypes types = new EventTypes();
    for (Class<? extends Event> root : roots) {
      types.collect(root);
    }
    return types;
  }

  /// The wire name of an event's class.
  public static String nameOf(Class<? extends Event> type) {
    return NAMES.get(type).value();
  }

  /// The record for a wire name; empty for a name this version does not know.
  public Optional<Class<? extends Event>> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /// Every type, by the wire name that this version writes.
  public Map<String, Class<? extends Event>> all() {
    return Map.copyOf(written);
  }

  private void read(String name, Class<? extends Event> type) {
    if (byName.put(name, type) != null) {
      throw new IllegalArgumentException("event type name used twice: " + name);
    }
  }

  private void collect(Class<? extends Event> type) {
    if (type.isRecord()) {
      written.put(nameOf(type), type);
      read(nameOf(type), type);
      String next = NAMES.get(type).next();
      if (!next.isEmpty()) {
        read(next, type);
      }
      return;
    }
    for (Class<?> permitted : type.getPermittedSubclasses()) {
      collect(permitted.asSubclass(Event.class));
    }
  }
}
