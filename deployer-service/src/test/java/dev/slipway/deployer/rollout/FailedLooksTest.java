package dev.slipway.deployer.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.deployer.Requests;
import dev.slipway.deployer.cluster.Cluster;
import dev.slipway.deployer.instance.Rollout;
import dev.slipway.messaging.failure.TransientException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Looks that fail for a reason that nobody has classed.
class FailedLooksTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant LATE = NOON.plus(Duration.ofSeconds(31));

  private final RuntimeException unknown = new IllegalStateException("never seen before");
  private final FailedLooks looks = new FailedLooks();

  @Test
  void aRolloutEndsAfterSomeLooksAndItsTimeout() {
    assertThat(looks.end(rollout(1), unknown, NOON)).isEmpty();
    assertThat(looks.end(rollout(1), unknown, NOON)).isEmpty();
    assertThat(looks.end(rollout(1), unknown, NOON)).isEmpty();
    assertThat(looks.end(rollout(1), unknown, LATE))
        .hasValueSatisfying(why -> {
          assertThat(why.reason()).isEqualTo("Internal");
          assertThat(why.message()).contains("IllegalStateException: never seen before");
        });
  }

  @Test
  void aFewLooksAreMadeThoughTheTimeoutIsOver() {
    assertThat(looks.end(rollout(1), unknown, LATE)).isEmpty();
    assertThat(looks.end(rollout(1), unknown, LATE)).isEmpty();
    assertThat(looks.end(rollout(1), unknown, LATE)).isPresent();
  }

  @Test
  void anOutageEndsNoRollout() {
    for (int look = 0; look < 10; look++) {
      assertThat(looks.end(rollout(1), new TransientException("away", null), LATE)).isEmpty();
    }
  }

  @Test
  void aLookThatSucceedsAndANewerRequestBeginAnew() {
    looks.end(rollout(1), unknown, LATE);
    looks.end(rollout(1), unknown, LATE);
    looks.forget(rollout(1));
    assertThat(looks.end(rollout(1), unknown, LATE)).isEmpty();
    looks.end(rollout(1), unknown, LATE);
    assertThat(looks.end(rollout(2), unknown, LATE)).isEmpty();
  }

  @Test
  void aRefusalIsToldInTheClustersWords() {
    Diagnosis refusal = Diagnosis.of(Diagnosis.Cause.OTHER, "Forbidden", "no pods", List.of());
    RuntimeException refused = new Cluster.RefusedException(refusal, null);
    looks.end(rollout(1), refused, LATE);
    looks.end(rollout(1), refused, LATE);
    assertThat(looks.end(rollout(1), refused, LATE)).contains(refusal);
  }

  private static Rollout rollout(long sequence) {
    return new Rollout(
        "shop-live",
        "shop-live",
        Requests.live("i:1", sequence),
        NOON,
        0,
        "1",
        new Rollout.Status(true, 1, 1, 1, 1, 1, false, null));
  }
}
