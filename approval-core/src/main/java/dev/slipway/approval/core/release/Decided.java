package dev.slipway.approval.core.release;

import dev.slipway.contract.approval.Refusal;
import java.util.List;

/// The outcome of applying one command to a release: events or a refusal.
public sealed interface Decided {

  /// The command changes nothing, as one that is repeated or comes too late.
  static Decided nothing() {
    return new Accepted(List.of());
  }

  /// The one thing that has happened.
  static Decided that(RecordedEvent event) {
    return new Accepted(List.of(event));
  }

  /// Nothing has happened, and the person is to be told why not.
  static Decided refused(Refusal reason) {
    return new Refused(reason);
  }

  /// @param events in order; empty where the command changes nothing, as a repeated one
  record Accepted(List<RecordedEvent> events) implements Decided {
    public Accepted {
      events = List.copyOf(events);
    }
  }

  /// The person is to be told why not.
  record Refused(Refusal reason) implements Decided {}
}
