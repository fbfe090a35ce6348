package dev.slipway.deployer.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.deployer.Requests;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/// One instance of an environment that is stuck holds up no other.
class TurnsTest {

  private final Turns turns = new Turns();
  private final DeployRequested live = Requests.live("registry/shop:1", 1).event();
  private final DeployRequested branch = Requests.qa("main", "registry/shop:1", 1).event();

  @Test
  void whatHangsInOneInstanceHoldsUpNoOther() throws Exception {
    CountDownLatch mended = new CountDownLatch(1);
    CountDownLatch hanging = new CountDownLatch(1);
    CompletableFuture<Void> stuck =
        start(() ->
            turns.alone(
                live,
                () -> {
                  hanging.countDown();
                  await(mended);
                }));
    await(hanging);
    start(() -> turns.alone(branch, () -> {})).get(30, TimeUnit.SECONDS);
    assertThat(stuck).isNotDone();
    mended.countDown();
    stuck.get(30, TimeUnit.SECONDS);
  }

  @Test
  void ofOneInstanceThereIsOneAtATime() {
    List<String> seen = Collections.synchronizedList(new ArrayList<>());
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      all.add(
          start(() ->
              turns.alone(
                  live,
                  () -> {
                    seen.add("in");
                    LockSupport.parkNanos(1);
                    seen.add("out");
                  })));
    }
    all.forEach(CompletableFuture::join);
    for (int i = 0; i < seen.size(); i++) {
      assertThat(seen.get(i)).isEqualTo(i % 2 == 0 ? "in" : "out");
    }
  }

  @Test
  void whoHasATurnMayTakeItAgainAndNoneIsKept() {
    turns.alone(live, () -> turns.alone(live, () -> assertThat(turns.size()).isOne()));
    assertThat(turns.size()).isZero();
  }

  private static CompletableFuture<Void> start(Runnable work) {
    return CompletableFuture.runAsync(work, task -> Thread.ofVirtual().start(task));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
