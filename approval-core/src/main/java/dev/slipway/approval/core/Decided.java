package dev.slipway.approval.core;

import dev.slipway.contract.approval.Refusal;
import java.util.List;

/// The outcome of applying one command to a release: events or a refusal.
public sealed interface Decided {

  /// @param events in order; empty where the command changes nothing, as a repeated one
  record Accepted(List<RecordedEvent> events) implements Decided {
    public Accepted {
      events = List.copyOf(events);
    }
  }

  /// The person is to be told why not.
  record Refused(Refusal reason) implements Decided {}
}
