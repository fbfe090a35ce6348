package dev.slipway.deployer.kubernetes.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/// A namespace that hangs holds up its own rollouts alone.
class LooksTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Looks looks = new Looks();

  @Test
  void othersAreLookedAtWhileANamespaceHangs() throws InterruptedException {
    CountDownLatch mended = new CountDownLatch(1);
    AtomicInteger hanging = new AtomicInteger();
    for (int i = 0; i < 50; i++) {
      looks.look(
          "bad",
          "web-" + i,
          () -> {
            hanging.incrementAndGet();
            await(mended);
          });
    }
    CountDownLatch others = new CountDownLatch(50);
    for (int i = 0; i < 50; i++) {
      looks.look("fine-" + i, "web", others::countDown);
    }
    assertThat(others.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(hanging.get()).isLessThanOrEqualTo(4);
    mended.countDown();
    Awaitility.await().atMost(PATIENCE).until(() -> hanging.get() == 50);
  }

  @Test
  void atOneRolloutOneLooksAtATime() {
    CountDownLatch mended = new CountDownLatch(1);
    AtomicInteger looked = new AtomicInteger();
    for (int i = 0; i < 10; i++) {
      looks.look(
          "shop",
          "web",
          () -> {
            looked.incrementAndGet();
            await(mended);
          });
    }
    mended.countDown();
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> {
          looks.look("shop", "web", looked::incrementAndGet);
          return looked.get() >= 2;
        });
  }

  @Test
  void theLatestThatIsAskedForDuringALookIsNotLeftOut() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch mended = new CountDownLatch(1);
    List<String> seen = new CopyOnWriteArrayList<>();
    looks.again(
        "shop",
        "web",
        () -> {
          begun.countDown();
          await(mended);
          seen.add("first");
        });
    await(begun);
    looks.again("shop", "web", () -> seen.add("second"));
    looks.again("shop", "web", () -> seen.add("third"));
    mended.countDown();
    Awaitility.await().atMost(PATIENCE).until(() -> seen.equals(List.of("first", "third")));
  }

  @Test
  void whatHasToBeDoneIsDoneBesideALook() throws InterruptedException {
    CountDownLatch mended = new CountDownLatch(1);
    looks.look("shop", "web", () -> await(mended));
    CountDownLatch done = new CountDownLatch(2);
    looks.surely("shop", "web", done::countDown);
    looks.surely("shop", "web", done::countDown);
    assertThat(done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    mended.countDown();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
