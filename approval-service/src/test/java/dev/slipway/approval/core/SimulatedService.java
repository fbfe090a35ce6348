package dev.slipway.approval.core;

import static java.util.stream.Collectors.toSet;

import dev.slipway.approval.core.release.Evolution;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.release.wire.WireEvents;
import dev.slipway.contract.approval.ApprovalEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// The shell around the core, in memory: one poll is one transaction; inputs seen before are not decided
/// again, but what they caused is published again, rebuilt from the history.
final class SimulatedService {

  /// An input as Kafka delivers it.
  record Delivery(String id, Input input) {}

  /// An event as Kafka carries it.
  record Published(String id, ApprovalEvent event) {}

  /// The point within a poll at which the process dies.
  enum Crash {
    NONE,
    BEFORE_COMMIT,
    BEFORE_PUBLISH
  }

  /// A row of the history.
  record Row(String cause, String release, RecordedEvent event) {}

  final StoredProject world;
  final List<Row> rows = new ArrayList<>();
  private final String project;
  private final Set<String> processed = new HashSet<>();

  SimulatedService(String project, StoredProject world) {
    this.project = project;
    this.world = world;
  }

  /// @return what was published; empty where the process died, and then the batch comes again
  List<Published> poll(List<Delivery> batch, Crash crash, Invariants invariants) {
    StoredProject working = world.copy();
    Map<String, Decision> decided = new LinkedHashMap<>();
    for (Delivery delivery : batch) {
      if (!processed.contains(delivery.id()) && !decided.containsKey(delivery.id())) {
        Decision decision = ProjectDecider.decide(working, delivery.input());
        working.store(decision);
        decided.put(delivery.id(), decision);
      }
    }
    if (crash == Crash.BEFORE_COMMIT) {
      return List.of();
    }
    Map<String, List<Published>> again = rebuilt(batch, decided.keySet());
    world.take(working);
    decided.forEach(this::append);
    batch.forEach(d -> check(d, decided, invariants));
    return crash == Crash.BEFORE_PUBLISH ? List.of() : published(batch, decided, again);
  }

  /// A decision counts once it is committed.
  private static void check(
      Delivery delivery, Map<String, Decision> decided, Invariants invariants) {
    Decision decision = decided.get(delivery.id());
    if (decision != null) {
      invariants.decided(delivery.id(), delivery.input(), decision);
    }
  }

  private void append(String input, Decision decision) {
    processed.add(input);
    decision.events().forEach(r -> rows.add(new Row(input, r.release(), r.event())));
  }

  private List<Published> published(
      List<Delivery> batch, Map<String, Decision> decided, Map<String, List<Published>> again) {
    List<Published> published = new ArrayList<>();
    for (String id : batch.stream().map(Delivery::id).distinct().toList()) {
      Decision decision = decided.get(id);
      published.addAll(
          decision == null ? again.getOrDefault(id, List.of()) : wire(id, decision.events()));
    }
    return published;
  }

  private List<Published> wire(String input, List<Decision.Recorded> events) {
    List<ApprovalEvent> wire =
        events.stream().flatMap(recorded -> WireEvents.of(project, recorded).stream()).toList();
    return IntStream.range(0, wire.size())
        .mapToObj(i -> new Published(input + "#" + i, wire.get(i)))
        .toList();
  }

  private Map<String, List<Published>> rebuilt(List<Delivery> batch, Set<String> fresh) {
    Set<String> seen = batch.stream().map(Delivery::id).collect(toSet());
    seen.removeAll(fresh);
    return seen.isEmpty() ? Map.of() : rebuilt(seen);
  }

  /// The events of these inputs, by folding the releases' histories up to each.
  Map<String, List<Published>> rebuilt(Set<String> inputs) {
    Map<String, Release> folded = new HashMap<>();
    Map<String, List<Decision.Recorded>> recorded = new LinkedHashMap<>();
    for (Row row : rows) {
      Release before = folded.getOrDefault(row.release(), new Release.Absent());
      Release after = Evolution.evolve(before, row.event());
      folded.put(row.release(), after);
      if (inputs.contains(row.cause())) {
        recorded
            .computeIfAbsent(row.cause(), _ -> new ArrayList<>())
            .add(new Decision.Recorded(row.release(), row.event(), after));
      }
    }
    Map<String, List<Published>> rebuilt = new LinkedHashMap<>();
    recorded.forEach((input, events) -> rebuilt.put(input, wire(input, events)));
    return rebuilt;
  }

  Release folded(String release) {
    Release state = new Release.Absent();
    for (Row row : rows) {
      if (row.release().equals(release)) {
        state = Evolution.evolve(state, row.event());
      }
    }
    return state;
  }
}
