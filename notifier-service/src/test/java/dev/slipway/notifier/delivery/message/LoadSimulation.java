package dev.slipway.notifier.delivery.message;

import dev.slipway.messaging.EventJson;
import dev.slipway.notifier.delivery.Correlation;
import dev.slipway.notifier.delivery.message.Claims.Claim;
import dev.slipway.notifier.delivery.message.DesiredSurfaces.Desired;
import dev.slipway.notifier.delivery.message.LoadScript.Moment;
import dev.slipway.notifier.surface.Surface;
import dev.slipway.notifier.surface.Surfaces;
import dev.slipway.view.card.Card;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;

/// Delivery under load, with the notifier's own scheduling and tables, by a clock of its own: workers that take
/// what [Claims] gives them, and a chat that answers each call after a moment.
final class LoadSimulation {

  private static final Correlation NONE = new Correlation(null, null);
  private static final int WORKERS = 4;
  private static final Duration POLL = Duration.ofMillis(500);

  private static final Duration LONGEST = Duration.ofHours(1);

  /// What it takes to find that a message has to wait.
  private static final Duration LOOK = Duration.ofMillis(2);

  private final VirtualTime time;
  private final Tables tables;
  private final Random random;
  private final LoadFigures figures = new LoadFigures();
  private final PriorityQueue<Step> steps =
      new PriorityQueue<>(Comparator.comparing(Step::at).thenComparingLong(Step::number));
  private final Deque<Step> idle = new ArrayDeque<>();
  private Instant now = Instant.EPOCH;
  private long number;

  private record Step(Instant at, long number, Runnable work) {}

  private LoadSimulation(VirtualTime time, Random random) {
    this.time = time;
    this.tables = Tables.of(time.source(), Map.of());
    this.random = random;
  }

  /// Until every message shows what it should.
  static LoadFigures run(List<Moment> moments, Random random) {
    LoadSimulation simulation = new LoadSimulation(new VirtualTime(Tables.migrated()), random);
    moments.forEach(moment -> simulation.at(moment.at(), () -> simulation.publish(moment)));
    Instant start = moments.stream().map(Moment::at).min(Comparator.naturalOrder()).orElseThrow();
    for (int i = 0; i < WORKERS; i++) {
      simulation.at(start, simulation::work);
    }
    simulation.run(moments.size(), start.plus(LONGEST));
    return simulation.figures;
  }

  private void run(int published, Instant end) {
    while (figures.published() < published || !figures.isTrue()) {
      Step step = steps.remove();
      now = step.at();
      if (now.isAfter(end)) {
        throw new AssertionError("messages never become true: " + figures.untrue());
      }
      time.set(now);
      step.work().run();
    }
  }

  private Step at(Instant when, Runnable work) {
    Step step = new Step(when, number++, work);
    steps.add(step);
    return step;
  }

  /// As release updates do it, which wake the workers afterwards.
  private void publish(Moment moment) {
    List<Surface> surfaces = Surfaces.of(moment.release().snapshot());
    tables
        .desired()
        .save(
            surfaces.stream()
                .map(surface -> Desired.of(moment.release().snapshot(), surface, NONE))
                .toList());
    figures.wanted(now, moment.release().snapshot().id(), surfaces);
    while (!idle.isEmpty()) {
      Step waiting = idle.remove();
      if (steps.remove(waiting)) {
        at(now, this::work);
      }
    }
  }

  private void work() {
    switch (tables.claims().next()) {
      case Claim.Leased(Delivery delivery) -> {
        figures.called(now, delivery);
        at(now.plusMillis(random.nextInt(100, 400)), () -> answered(delivery));
      }
      case Claim.Postponed _ -> at(now.plus(LOOK), this::work);
      case Claim.Nothing _ -> idle.add(at(now.plus(POLL), this::work));
    }
  }

  private void answered(Delivery delivery) {
    String message = delivery.messageId();
    boolean recorded =
        tables
            .due()
            .delivered(
                delivery,
                delivery.destination(),
                message == null ? "m" + delivery.id() : message,
                delivery.identity().content());
    if (!recorded) {
      throw new AssertionError("lease lost: " + delivery.identity());
    }
    figures.shown(
        now, delivery.identity(), EventJson.mapper().readValue(delivery.card(), Card.class));
    work();
  }
}
