package dev.slipway.background;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Work beside all other that stops silently at its first failure.
@Timeout(60)
class BackgroundThreadTest {

  private static final Duration SHORT = Duration.ofMillis(1);

  private final BackgroundThread thread = new BackgroundThread("test");

  @BeforeEach
  void start() {
    thread.start();
  }

  @AfterEach
  void stop() {
    thread.stop();
  }

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
    thread.repeat(
        "tests",
        Duration.ZERO,
        SHORT,
        () -> {
          runs.countDown();
          BackgroundThreadTest.<RuntimeException>raise(failure);
        });
    assertThat(runs.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @ParameterizedTest
  @MethodSource("failures")
  void workThatFailsHoldsUpNoLaterWork(Throwable failure) throws InterruptedException {
    CountDownLatch later = new CountDownLatch(2);
    thread.execute(() -> BackgroundThreadTest.<RuntimeException>raise(failure));
    thread.execute(later::countDown);
    thread.executeAfter(SHORT, () -> BackgroundThreadTest.<RuntimeException>raise(failure));
    thread.executeAfter(SHORT.multipliedBy(5), later::countDown);
    assertThat(later.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void workIsDoneInItsOrderByOneThread() throws InterruptedException {
    List<String> threads = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch done = new CountDownLatch(20);
    for (int i = 0; i < 20; i++) {
      thread.execute(() -> {
        threads.add(Thread.currentThread().getName());
        done.countDown();
      });
    }
    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(threads).containsOnly("test-1");
  }

  @Test
  void whatComesAfterTheStopIsDropped() {
    thread.stop();
    assertThat(thread.isRunning()).isFalse();
    assertThatCode(
            () -> {
              thread.execute(() -> {});
              thread.executeAfter(SHORT, () -> {});
            })
        .doesNotThrowAnyException();
  }

  @Test
  void itStartsAgainAfterItsStop() throws InterruptedException {
    thread.stop();
    thread.start();
    CountDownLatch done = new CountDownLatch(1);
    thread.execute(done::countDown);
    assertThat(done.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> void raise(Throwable failure) throws T {
    throw (T) failure;
  }
}
