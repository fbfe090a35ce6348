package dev.slipway.deployer.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.deployer.Requests;
import dev.slipway.deployer.cluster.Cluster.UnavailableException;
import dev.slipway.messaging.failure.TransientException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Trouble of one instance is waited for aside, until its timeout, and an outage for as long as it lasts.
class SlotWorkerTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private volatile boolean answers = true;
  private final InstantSource source = () -> now;
  private final Scripted work = new Scripted();
  private final Pace pace = new Pace(source.withZone(ZoneOffset.UTC));
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Parked parked = new Parked(meters, source.withZone(ZoneOffset.UTC));
  private final SlotQueues queues =
      new SlotQueues(
          new Tools(
              work, () -> answers, pace, parked, new Lanes(), source.withZone(ZoneOffset.UTC)));
  private final List<String> finished = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    queues.close(Duration.ofSeconds(5));
  }

  @Test
  void whatWaitsIsToldOnceHoldsUpNoOtherAndIsDoneInTheEnd() {
    work.trouble = "shop-live";
    put(live(1));
    awaitLine("waits live 1 WebhookDown");
    put(order(Requests.qa("main", "registry/shop:1", 1)));
    awaitLine("handled qa/branch/main 1");
    assertThat(finished).containsExactly("qa/branch/main 1");
    assertThat(parked.oldest(20))
        .singleElement()
        .satisfies(waiting -> assertThat(waiting.why()).contains("webhook"));
    pass(Duration.ofSeconds(7));
    assertThat(figure("slipway.deployments.parked")).isEqualTo(1);
    assertThat(figure("slipway.deployment.parked.oldest.age")).isEqualTo(7);
    work.trouble = "";
    awaitLine("handled live 1");
    awaitLine("goes on live 1");
    assertThat(work.lines).filteredOn(line -> line.startsWith("waits")).hasSize(1);
    Awaitility.await().atMost(PATIENCE).until(() -> parked.count() == 0);
    assertThat(figure("slipway.deployments.parked")).isZero();
    assertThat(figure("slipway.deployment.parked.oldest.age")).isZero();
  }

  private double figure(String gauge) {
    return meters.get(gauge).gauge().value();
  }

  @Test
  void whatLastsLongerThanTheTimeoutFailsInTheClustersWords() {
    work.trouble = "shop-live";
    put(live(1));
    awaitLine("waits live 1 WebhookDown");
    pass(Duration.ofSeconds(31));
    awaitLine("failed live 1 a webhook is down");
    awaitFinished("live 1");
  }

  @Test
  void anOutageIsNotTheDeploymentsTime() {
    work.trouble = "shop-live";
    answers = false;
    put(live(1));
    awaitLine("waits live 1 WebhookDown");
    pass(Duration.ofHours(5));
    int tries = work.tries.get();
    Awaitility.await().atMost(PATIENCE).until(() -> work.tries.get() > tries + 1);
    assertThat(work.lines).noneMatch(line -> line.startsWith("failed"));
    answers = true;
    int before = work.tries.get();
    Awaitility.await().atMost(PATIENCE).until(() -> work.tries.get() > before);
    pass(Duration.ofSeconds(31));
    awaitLine("failed live 1 a webhook is down");
  }

  @Test
  void aNewerRequestGetsPastOneThatWaitsAtOnce() {
    work.trouble = "shop-live";
    put(live(1));
    awaitLine("waits live 1 WebhookDown");
    work.trouble = "";
    work.bad = 1;
    put(live(2));
    awaitLine("handled live 2");
    assertThat(work.lines).contains("overtaken live 1 by 2").doesNotContain("handled live 1");
    awaitFinished("live 1");
    awaitFinished("live 2");
  }

  @Test
  void whatIsParkedIsNotWaitedForAndDoesNotUnsettle() {
    work.trouble = "shop-live";
    pace.isSettled(true);
    put(live(1));
    awaitLine("waits live 1 WebhookDown");
    pass(Duration.ofSeconds(4));
    Awaitility.await().atMost(PATIENCE).until(() -> pace.isSettled(true));
  }

  @Test
  void whatHasNoNameFailsAfterSomeTries() {
    work.unknown = true;
    put(live(1));
    awaitLine("failed live 1 the deployer cannot carry this out");
    assertThat(work.tries).hasValue(3);
  }

  @Test
  void waitingForWhatHasANameIsNoTryOfWhatHasNone() {
    work.trouble = "shop-live";
    put(live(1));
    Awaitility.await().atMost(PATIENCE).until(() -> work.tries.get() > 3);
    work.unknown = true;
    int before = work.tries.get();
    Awaitility.await().atMost(PATIENCE).until(() -> work.tries.get() > before);
    work.trouble = "";
    work.unknown = false;
    awaitLine("handled live 1");
    assertThat(work.lines).noneMatch(line -> line.startsWith("failed"));
  }

  @Test
  void whatAnEarlierOwnerMayHaveReportedIsTakenBack() {
    put(new Order(Order.Kind.DEPLOYMENT, Requests.live("registry/shop:1", 1), true, () -> {}));
    awaitLine("handled live 1");
    awaitLine("goes on live 1");
  }

  @Test
  void whatCannotBeReportedIsReportedLater() {
    work.trouble = "shop-live";
    work.deaf = true;
    put(live(1));
    Awaitility.await().atMost(PATIENCE).until(() -> work.tries.get() > 0);
    pass(Duration.ofSeconds(31));
    Awaitility.await().atMost(PATIENCE).until(() -> work.tries.get() > 1);
    assertThat(finished).isEmpty();
    work.deaf = false;
    awaitLine("failed live 1 a webhook is down");
    awaitFinished("live 1");
  }

  @Test
  void thatWhichIsLetGoOfIsNeitherReportedNorFinished() {
    work.trouble = "shop-live";
    put(live(1));
    awaitLine("waits live 1 WebhookDown");
    queues.close(PATIENCE);
    put(live(2));
    assertThat(finished).isEmpty();
    assertThat(work.lines).containsExactly("waits live 1 WebhookDown");
    assertThat(parked.count()).isZero();
  }

  @Test
  void theSameRequestTwiceIsOne() {
    work.trouble = "shop-live";
    put(live(1));
    awaitLine("waits live 1 WebhookDown");
    put(live(1));
    assertThat(finished).containsExactly("live 1");
    work.trouble = "";
    awaitLine("handled live 1");
    Awaitility.await().atMost(PATIENCE).until(() -> finished.size() == 2);
    assertThat(work.lines).filteredOn(line -> line.startsWith("handled")).hasSize(1);
  }

  private Order live(long sequence) {
    return order(Requests.live("registry/shop:1", sequence));
  }

  private Order order(dev.slipway.deployer.instance.Request request) {
    return new Order(
        Order.Kind.DEPLOYMENT,
        request,
        false,
        () -> finished.add(request.event().slot() + " " + request.event().sequence()));
  }

  private void put(Order order) {
    queues.put(order);
  }

  private void pass(Duration time) {
    now = now.plus(time);
  }

  private void awaitLine(String line) {
    Awaitility.await(line)
        .atMost(PATIENCE)
        .until(() -> work.lines.stream().anyMatch(there -> there.startsWith(line)));
  }

  private void awaitFinished(String line) {
    Awaitility.await(line).atMost(PATIENCE).until(() -> finished.contains(line));
  }

  /// Carries out what it can, and takes note of it.
  private static final class Scripted implements OrderWork {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AtomicInteger tries = new AtomicInteger();

    /// A namespace whose webhook is down.
    private volatile String trouble = "";

    /// The sequence of a request that never succeeds.
    private volatile long bad;

    private volatile boolean unknown;
    private volatile boolean deaf;

    @Override
    public void handle(Order order) {
      tries.incrementAndGet();
      if (unknown) {
        throw new IllegalStateException("nobody has seen this before");
      }
      if (order.namespace().equals(trouble) || order.sequence() == bad) {
        throw new UnavailableException(
            Diagnosis.of(Diagnosis.Cause.ADMISSION, "WebhookDown", "a webhook is down", List.of()),
            null);
      }
      lines.add("handled " + name(order));
    }

    @Override
    public void waits(Order order, Diagnosis trouble) {
      say("waits " + name(order) + " " + trouble.reason());
    }

    @Override
    public void goesOn(Order order) {
      say("goes on " + name(order));
    }

    @Override
    public void fail(Order order, Diagnosis why) {
      say("failed " + name(order) + " " + why.message());
    }

    @Override
    public void overtaken(Order order, long by) {
      say("overtaken " + name(order) + " by " + by);
    }

    private void say(String line) {
      if (deaf) {
        throw new TransientException("Kafka is away", null);
      }
      lines.add(line);
    }

    private static String name(Order order) {
      return order.request().event().slot() + " " + order.sequence();
    }
  }
}
