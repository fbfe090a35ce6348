package dev.slipway.approval.release.history;

import dev.slipway.approval.core.Decision.Recorded;
import dev.slipway.approval.release.wire.WireEvents;
import dev.slipway.contract.Envelope;
import dev.slipway.contract.Event;
import dev.slipway.contract.Topics;
import dev.slipway.contract.approval.ApprovalEvent;
import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.approval.EnvironmentRemovalRequested;
import dev.slipway.contract.approval.ReleaseEvent;
import dev.slipway.contract.approval.Timer;
import dev.slipway.messaging.EventIds;
import dev.slipway.messaging.Outbound;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The events caused by one input, ready to publish. Made from the decision the first time and from the
/// history every other time, with the same result.
///
/// @param project whose partition the input came on
/// @param correlationId as the input had it when it was decided
/// @param events all of them, in order: the ids depend on their positions
public record CausedEvents(String project, String correlationId, List<Recorded> events) {

  public CausedEvents {
    events = List.copyOf(events);
  }

  /// @param source of the published events
  /// @param input the record that is being handled now, for its id and trace
  public List<Outbound> outbound(String source, Envelope<Event> input) {
    return outbound(source, input.id(), input.traceparent());
  }

  /// @param input the id of the input, which those of the events are derived from
  List<Outbound> outbound(String source, String input, @Nullable String traceparent) {
    List<Outbound> out = new ArrayList<>();
    for (Recorded recorded : events) {
      for (ApprovalEvent event : WireEvents.of(project, recorded)) {
        String id = EventIds.derive(input, out.size());
        out.add(
            new Outbound(
                topic(event),
                new Envelope<>(
                    id,
                    source,
                    recorded.event().at(),
                    recorded.release(),
                    correlationId,
                    input,
                    traceparent,
                    event)));
      }
    }
    return out;
  }

  private static String topic(ApprovalEvent event) {
    return switch (event) {
      case ReleaseEvent _ -> Topics.RELEASES;
      case DeployRequested _, EnvironmentRemovalRequested _ -> Topics.DEPLOYMENTS;
      case Timer _ -> Topics.TIMERS;
    };
  }
}
