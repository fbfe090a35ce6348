package dev.slipway.deployer.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PaceTest {

  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private final InstantSource source = () -> now;
  private final Pace pace = new Pace(source.withZone(ZoneOffset.UTC));

  @Test
  void withoutAShareNothingIsSettled() {
    assertThat(pace.isSettled(false)).isFalse();
    pass(Duration.ofHours(1));
    assertThat(pace.isSettled(false)).isFalse();
  }

  @Test
  void aShareIsSettledOnceNothingWasReadForAMoment() {
    assertThat(pace.isSettled(true)).isFalse();
    pass(Duration.ofSeconds(2));
    handle(Duration.ofSeconds(2));
    assertThat(pace.isSettled(true)).isFalse();
    pass(Duration.ofSeconds(3));
    assertThat(pace.isSettled(true)).isTrue();
  }

  @Test
  void aRequestThatIsBeingHandledIsNoQuiet() {
    pace.isSettled(true);
    pace.begins();
    pass(Duration.ofSeconds(30));
    assertThat(pace.isSettled(true)).isFalse();
  }

  @Test
  void whereRequestsComeAllTheTimeItIsSettledInTheEnd() {
    pace.isSettled(true);
    for (int i = 0; i < 120; i++) {
      assertThat(pace.isSettled(true)).isFalse();
      handle(Duration.ofSeconds(1));
    }
    assertThat(pace.isSettled(true)).isTrue();
  }

  @Test
  void aShareThatWasLostBeginsAnew() {
    pace.isSettled(true);
    pass(Duration.ofSeconds(3));
    assertThat(pace.isSettled(true)).isTrue();
    pace.isSettled(false);
    assertThat(pace.isSettled(true)).isFalse();
  }

  private void handle(Duration time) {
    pace.begins();
    pass(time);
    pace.ends();
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }
}
