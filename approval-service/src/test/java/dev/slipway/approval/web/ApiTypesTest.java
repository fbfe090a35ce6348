package dev.slipway.approval.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.core.environment.Slot;
import dev.slipway.contract.people.Actor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RestController;

/// The types that the API's answers are made of: its own and no others, so that a change of the core or of an event is
/// no change of the API.
class ApiTypesTest {

  private static final String OWN = "dev.slipway.approval.web.";

  @Test
  void answersAreMadeOfTheApisOwnTypesAlone() {
    Set<String> foreign = new TreeSet<>();
    List<Class<?>> controllers = controllers();
    assertThat(controllers).hasSizeGreaterThan(3);
    controllers.forEach(controller -> foreign.addAll(foreign(controller)));
    assertThat(foreign).isEmpty();
  }

  @Test
  void aTypeOfTheCoreDeepInAnAnswerIsFound() {
    assertThat(foreign(Leaking.class)).containsExactly(Slot.Live.class.getName());
  }

  @Test
  void everyKindOfASealedTypeIsLookedAt() {
    assertThat(foreign(LeakingKind.class)).containsExactly(Actor.class.getName());
  }

  private static List<Class<?>> controllers() {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
    return scanner.findCandidateComponents("dev.slipway.approval.web").stream()
        .<Class<?>>map(found -> resolve(found.getBeanClassName()))
        .filter(controller -> controller != Leaking.class && controller != LeakingKind.class)
        .toList();
  }

  private static Class<?> resolve(@Nullable String name) {
    return ClassUtils.resolveClassName(Objects.requireNonNull(name), null);
  }

  /// Slipway's types outside the API that the answers of a controller refer to.
  private static Set<String> foreign(Class<?> controller) {
    Set<String> foreign = new TreeSet<>();
    Set<Type> seen = new HashSet<>();
    for (Method method : controller.getDeclaredMethods()) {
      if (!Modifier.isPrivate(method.getModifiers()) && !method.isSynthetic()) {
        collect(method.getGenericReturnType(), seen, foreign);
      }
    }
    return foreign;
  }

  private static void collect(Type type, Set<Type> seen, Set<String> foreign) {
    if (!seen.add(type)) {
      return;
    }
    if (type instanceof ParameterizedType generic) {
      Arrays.stream(generic.getActualTypeArguments()).forEach(a -> collect(a, seen, foreign));
      collect(generic.getRawType(), seen, foreign);
    } else if (type instanceof Class<?> raw && raw.getName().startsWith(OWN)) {
      parts(raw).forEach(part -> collect(part, seen, foreign));
    } else if (type instanceof Class<?> raw && raw.getName().startsWith("dev.slipway.")) {
      foreign.add(raw.getName());
    }
  }

  private static List<Type> parts(Class<?> own) {
    if (own.isSealed()) {
      return List.of(own.getPermittedSubclasses());
    }
    return own.isRecord()
        ? Arrays.stream(own.getRecordComponents()).map(RecordComponent::getGenericType).toList()
        : List.of();
  }

  /// A controller whose answer holds a record of the core.
  @RestController
  static class Leaking {

    Outer answer() {
      return new Outer(List.of());
    }

    record Outer(List<Inner> inner) {}

    record Inner(Slot.Live live) {}
  }

  /// A controller whose answer has a kind that holds a record of an event.
  @RestController
  static class LeakingKind {

    Kind answer() {
      return new Leaf(new Actor("owner-one", null));
    }

    sealed interface Kind {}

    record Leaf(Actor by) implements Kind {}
  }
}
