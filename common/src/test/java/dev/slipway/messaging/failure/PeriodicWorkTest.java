package dev.slipway.messaging.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Periodic work that stops silently at its first failure.
class PeriodicWorkTest {

  static List<Throwable> failures() {
    return List.of(
        new IllegalStateException("x"),
        new NullPointerException(),
        new StackOverflowError(),
        new OutOfMemoryError(),
        new ExceptionInInitializerError(),
        new AssertionError());
  }

  @ParameterizedTest
  @MethodSource("failures")
  void aFailureEndsOneRunAndNotTheNext(Throwable failure) throws InterruptedException {
    CountDownLatch runs = new CountDownLatch(3);
    ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    try {
      new PeriodicWork(
              "test",
              () -> {
                runs.countDown();
                PeriodicWorkTest.<RuntimeException>raise(failure);
              })
          .repeat(executor, Duration.ZERO, Duration.ofMillis(1));
      assertThat(runs.await(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      executor.shutdownNow();
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> void raise(Throwable failure) throws T {
    throw (T) failure;
  }
}
