package dev.slipway.approval.release.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.core.release.StepEvent;
import dev.slipway.approval.core.release.StepState;
import dev.slipway.approval.core.wait.WaitEvent;
import dev.slipway.approval.core.wait.WaitStep;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A kind of step cannot be left out of the list by which it is told and stored.
class StepMappersTest {

  @Test
  void everyFactOfAStepHasAStoredName() {
    Set<Class<?>> named =
        StepMappers.names().stream()
            .flatMap(kind -> kind.events().keySet().stream())
            .collect(Collectors.toSet());
    assertThat(records(StepEvent.class))
        .filteredOn(type -> !WaitEvent.class.isAssignableFrom(type))
        .allSatisfy(type -> assertThat(named).contains(type));
  }

  @Test
  void everyStateOfAStepHasAStoredName() {
    Set<Class<?>> named =
        StepMappers.names().stream()
            .flatMap(kind -> kind.states().keySet().stream())
            .collect(Collectors.toSet());
    assertThat(records(StepState.class))
        .filteredOn(type -> type != WaitStep.class)
        .allSatisfy(type -> assertThat(named).contains(type));
    assertThat(StepMappers.names().stream().flatMap(kind -> kind.types().stream()))
        .allSatisfy(type ->
            assertThat(records(type)).allSatisfy(state -> assertThat(named).contains(state)));
  }

  @Test
  void noTwoFactsHaveOneStoredName() {
    assertThat(StepMappers.names().stream().flatMap(kind -> kind.events().values().stream()))
        .doesNotHaveDuplicates();
  }

  private static Stream<Class<?>> records(Class<?> type) {
    return type.isSealed()
        ? Stream.of(type.getPermittedSubclasses()).flatMap(StepMappersTest::records)
        : Stream.of(type);
  }
}
