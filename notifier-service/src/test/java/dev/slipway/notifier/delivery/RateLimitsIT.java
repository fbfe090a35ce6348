package dev.slipway.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.notifier.delivery.RateLimits.Bucket;
import dev.slipway.notifier.delivery.message.Tables;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The limits that replicas share.
class RateLimitsIT {

  private static RateLimits limits;

  @BeforeAll
  static void migrate() {
    limits = Tables.fresh(Map.of()).limits();
  }

  @Test
  void aBucketGivesItsBurstAndThenItsRate() {
    Bucket bucket = new Bucket("burst", 0.2, 3);
    for (int i = 0; i < 3; i++) {
      assertThat(limits.take(bucket)).isEmpty();
    }
    assertThat(limits.take(bucket)).isPresent();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> limits.take(bucket).isEmpty());
  }

  @Test
  void manyAtOnceNeverTakeMoreThanThereIs() throws Exception {
    Bucket bucket = new Bucket("race", 0.001, 5);
    Callable<Boolean> take = () -> limits.take(bucket).isEmpty();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long taken = 0;
      for (var result : threads.invokeAll(IntStream.range(0, 30).mapToObj(_ -> take).toList())) {
        taken += result.get() ? 1 : 0;
      }
      assertThat(taken).isEqualTo(5);
    }
  }

  @Test
  void aBlockIsNeverShortened() {
    limits.block("slack/test", Duration.ofMinutes(5), "long", true);
    limits.block("slack/test", Duration.ofSeconds(1), "short", true);
    assertThat(limits.blockedUntil(List.of("slack/test", "slack/other")).orElseThrow())
        .isAfter(OffsetDateTime.now(ZoneOffset.UTC).plusMinutes(4));
    limits.unblockRefused();
    assertThat(limits.blockedUntil(List.of("slack/test"))).isEmpty();
  }

  @Test
  void aRestartKeepsWhatThePlatformAskedToWaitFor() {
    limits.block("slack/limited", Duration.ofMinutes(5), "rate limited", false);
    limits.unblockRefused();
    assertThat(limits.blockedUntil(List.of("slack/limited"))).isPresent();
  }
}
