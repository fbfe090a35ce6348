package dev.slipway.e2e.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.e2e.faults.PermanentSchedule.Round;
import java.util.List;
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

  @Test
  void permanentFailuresHappenAtOnceAndThenOneByOne() {
    List<Round> rounds = PermanentSchedule.of(7, 1 + PermanentFault.values().length).rounds();
    assertThat(rounds.getFirst().failing()).containsOnlyKeys(PermanentFault.values());
    assertThat(rounds.stream().skip(1).flatMap(round -> round.failing().keySet().stream()))
        .containsExactlyInAnyOrder(PermanentFault.values());
    assertThat(rounds)
        .allSatisfy(round ->
            assertThat(round.others())
                .hasSize(PermanentSchedule.OTHERS)
                .doesNotContainAnyElementsOf(round.failing().values()));
    assertThat(PermanentSchedule.of(7, 3)).isEqualTo(PermanentSchedule.of(7, 3));
  }
}
