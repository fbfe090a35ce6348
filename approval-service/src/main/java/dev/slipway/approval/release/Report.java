package dev.slipway.approval.release;

import dev.slipway.approval.core.Decision;
import dev.slipway.approval.core.Decision.Recorded;
import dev.slipway.approval.core.Lookup;
import dev.slipway.contract.Envelope;
import dev.slipway.contract.Event;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The outcome of one poll for the log and the metrics: told only once it is committed.
final class Report {

  private final List<Change> changes = new ArrayList<>();
  private final List<Recorded> facts = new ArrayList<>();
  private int decided;
  private int repeated;
  private int known;

  /// A release that is somewhere else now.
  ///
  /// @param words a line for the log
  record Change(String release, String words, String correlation, @Nullable String traceparent) {}

  /// @param before the releases as they were
  void add(Envelope<Event> input, Lookup before, Decision decision) {
    facts.addAll(decision.events());
    DecisionLog.of(before, decision)
        .forEach((release, words) ->
            changes.add(new Change(release, words, input.correlationId(), input.traceparent())));
  }

  /// @param fresh inputs that were decided
  /// @param doubtful inputs that had been decided before, nobody knows whether they were published
  /// @param published inputs that had been decided and published before
  void count(int fresh, int doubtful, int published) {
    decided += fresh;
    repeated += doubtful;
    known += published;
  }

  List<Change> changes() {
    return changes;
  }

  List<Recorded> facts() {
    return facts;
  }

  int decided() {
    return decided;
  }

  int repeated() {
    return repeated;
  }

  int known() {
    return known;
  }
}
