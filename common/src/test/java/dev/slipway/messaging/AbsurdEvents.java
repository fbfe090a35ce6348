package dev.slipway.messaging;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Makes events of any type with absurd text in every field, so that a new type or field needs no case of
/// its own.
final class AbsurdEvents {

  private static final int TRIES = 1_000;

  private final RandomGenerator random;
  private final Supplier<String> text;
  private final int most;

  /// @param text for each field
  /// @param most how many elements a list has
  AbsurdEvents(RandomGenerator random, Supplier<String> text, int most) {
    this.random = random;
    this.text = text;
    this.most = most;
  }

  /// What a constructor refuses is made again.
  <T> T of(Class<T> type) {
    for (int i = 0; i < TRIES; i++) {
      try {
        return type.cast(record(type));
      } catch (InvocationTargetException e) {
        if (!(e.getCause() instanceof RuntimeException)) {
          throw new IllegalStateException(e);
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
    throw new IllegalStateException("cannot make a " + type);
  }

  private Object record(Class<?> type) throws ReflectiveOperationException {
    RecordComponent[] components = type.getRecordComponents();
    @Nullable Object[] values = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      boolean absent =
          components[i].getAnnotatedType().isAnnotationPresent(Nullable.class)
              && random.nextInt(10) == 0;
      values[i] = absent ? null : value(components[i].getGenericType());
    }
    var constructor =
        type.getDeclaredConstructor(
            Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
    constructor.setAccessible(true);
    return constructor.newInstance(values);
  }

  private Object value(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return generic.getRawType() == Map.class ? map(arguments) : list(arguments[0]);
    }
    Class<?> raw = (Class<?>) type;
    if (raw.isEnum()) {
      return raw.getEnumConstants()[random.nextInt(raw.getEnumConstants().length)];
    }
    if (raw.isSealed() && raw != ZoneId.class) {
      Class<?>[] kinds = raw.getPermittedSubclasses();
      return value(kinds[random.nextInt(kinds.length)]);
    }
    return raw.isRecord() ? of(raw) : plain(raw);
  }

  private List<Object> list(Type element) {
    List<Object> list = new ArrayList<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      list.add(value(element));
    }
    return list;
  }

  private Map<Object, Object> map(Type[] arguments) {
    Map<Object, Object> map = new LinkedHashMap<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      map.put(value(arguments[0]), value(arguments[1]));
    }
    return map;
  }

  private Object plain(Class<?> type) {
    if (type == String.class || type == Object.class) {
      return text.get();
    }
    if (type == int.class || type == Integer.class) {
      return random.nextInt(1, 50);
    }
    if (type == long.class || type == Long.class) {
      return random.nextLong(1, 100);
    }
    if (type == boolean.class || type == Boolean.class) {
      return random.nextBoolean();
    }
    if (type == Instant.class) {
      return Instant.ofEpochSecond(random.nextInt(2_000_000_000));
    }
    if (type == Duration.class) {
      return Duration.ofSeconds(random.nextInt(1, 100_000));
    }
    if (type == ZoneId.class) {
      return ZoneId.of("Europe/Berlin");
    }
    if (type == LocalTime.class) {
      return LocalTime.of(random.nextInt(24), random.nextInt(60));
    }
    if (type == LocalDateTime.class) {
      return LocalDateTime.of(2026, 1 + random.nextInt(12), 1, random.nextInt(24), 0);
    }
    throw new IllegalStateException("no absurd value for a " + type + "; give it one");
  }
}
