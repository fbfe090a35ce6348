package dev.slipway.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScheduleTest {

  @Test
  void theSeedReproducesTheSchedule() {
    assertThat(Schedule.of(7, 100, 3)).isEqualTo(Schedule.of(7, 100, 3));
    assertThat(Schedule.of(7, 100, 3)).isNotEqualTo(Schedule.of(8, 100, 3));
  }

  @Test
  void everyRoundBringsEveryKindOfFault() {
    assertThat(Schedule.of(7, 1, 1).faults().stream().<Class<?>>map(Object::getClass))
        .contains(Fault.class.getPermittedSubclasses());
  }
}
