package dev.slipway.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.contract.ReleaseId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Ids are derived from identities, never from a value that is missing.
class EventIdsTest {

  @Test
  void theSameCauseAndPositionGiveTheSameId() {
    assertThat(EventIds.derive("a", 0)).isEqualTo(EventIds.derive("a", 0)).hasSize(32);
    assertThat(EventIds.derive("a", 0)).isNotEqualTo(EventIds.derive("a", 1));
  }

  @Test
  void eachAggregateHasIdsOfItsOwnForTheSameCause() {
    assertThat(
            Stream.of(
                    EventIds.derive("a", 0),
                    EventIds.derive("a", "instance x", 0),
                    EventIds.derive("a", "instance x", 1),
                    EventIds.derive("a", "instance y", 0))
                .distinct())
        .hasSize(4);
    assertThat(EventIds.derive("a", "instance x", 0))
        .isEqualTo(EventIds.derive("a", "instance x", 0))
        .hasSize(32);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  "})
  @SuppressWarnings("NullAway") // A publisher of before, or one that is not ours.
  void noIdIsMadeOfAMissingValue(String missing) {
    assertThatThrownBy(() -> EventIds.derive(missing, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ReleaseId.of("test", missing))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ReleaseId.of(missing, "identity"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
