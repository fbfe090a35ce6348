package dev.slipway.approval.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.approval.core.environment.InstanceEvent;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.release.Outcome;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Lives many projects through faults. A failure names the seed that shows it again:
/// `-Dslipway.simulation.seed=… -Dslipway.simulation.runs=1`. More runs: `-Dslipway.simulation.runs=N`.
class ReleaseSimulationTest {

  /// With so many runs, everything that can happen has happened.
  private static final int MANY = 100;

  @Test
  void whateverHappensTheInvariantsHold() {
    long first = Long.getLong("slipway.simulation.seed", System.nanoTime());
    int runs = Integer.getInteger("slipway.simulation.runs", 150);
    System.out.println("simulation: seeds " + first + " to " + (first + runs - 1));
    Set<String> happened = new HashSet<>();
    for (long seed = first; seed < first + runs; seed++) {
      run(seed).forEach(happened::add);
    }
    if (runs >= MANY) {
      assertThat(happened).containsAll(kinds().toList());
    }
  }

  private static Stream<String> run(long seed) {
    ProjectSimulation simulation = new ProjectSimulation(seed);
    try {
      simulation.run();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
    }
    return Stream.concat(
        simulation.events().map(ReleaseSimulationTest::kind),
        simulation.instances().map(event -> World.kind(event.getClass())));
  }

  private static String kind(RecordedEvent event) {
    return switch (event) {
      case RecordedEvent.Refused refused -> refused.reason().name();
      case RecordedEvent.CommandRefused refused when refused.reason() == Refusal.NEVER_LIVE ->
          refused.reason().name();
      case RecordedEvent.Finished finished -> finished.outcome().name();
      case RecordedEvent other -> World.kind(other.getClass());
    };
  }

  /// Every kind of event of releases and instances, every outcome, every refusal but that for an unknown author: a gate that demands
  /// a known one may never pass, and the simulation draws none.
  private static Stream<String> kinds() {
    Stream<String> events =
        Stream.of(RecordedEvent.class, InstanceEvent.class)
            .flatMap(World::kinds)
            .map(World::kind)
            .filter(name -> !Set.of("Refused", "Finished").contains(name));
    Stream<String> ends =
        Stream.of(Outcome.values(), Refusal.values())
            .flatMap(Arrays::stream)
            .filter(end -> end != Refusal.UNKNOWN_AUTHOR)
            .map(Enum::name);
    return Stream.concat(events, ends);
  }
}
