package dev.slipway.approval.web.environment;

import dev.slipway.approval.core.environment.InstanceEvent;
import dev.slipway.approval.core.environment.Slot;
import dev.slipway.approval.core.environment.Stay;
import dev.slipway.approval.release.jpa.InstanceEventRow;
import dev.slipway.approval.release.json.StoredInstances;
import dev.slipway.view.history.InstanceText;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One thing that happened to an instance of an environment.
@Schema(description = "One thing that happened, with the release that it concerns")
record InstanceHistoryEntry(
    @Schema(description = "Counts what happened to the instance, from 1") long version,
    Instant at,
    @Schema(example = "went-live") String event,
    @Schema(description = "The release that it concerns, null for none in particular")
        @Nullable String release,
    @Schema(description = "What exactly", example = "is live, request 7") String why) {

  static InstanceHistoryEntry of(InstanceEventRow row) {
    InstanceEvent event = row.event();
    return new InstanceHistoryEntry(
        row.version(), event.at(), StoredInstances.nameOf(event), row.release(), why(event));
  }

  private static String why(InstanceEvent event) {
    return switch (event) {
      case InstanceEvent.Adopted e -> adopted(e.slot());
      case InstanceEvent.Queued _ -> InstanceText.queued();
      case InstanceEvent.Left _ -> InstanceText.left();
      case InstanceEvent.Granted e -> InstanceText.granted(e.sequence());
      case InstanceEvent.Held _ -> InstanceText.held();
      case InstanceEvent.Aborting e -> InstanceText.aborting(e.sequence());
      case InstanceEvent.Freed _ -> InstanceText.freed();
      case InstanceEvent.WentLive e -> live(e.live());
      case InstanceEvent.Overwritten _ -> InstanceText.overwritten();
      case InstanceEvent.LifetimeSet(Stay stay, _) ->
          InstanceText.stays(stay.leaving(), stay.until());
      case InstanceEvent.Removing e -> InstanceText.removing(e.sequence());
      case InstanceEvent.Emptied _ -> InstanceText.emptied();
      case InstanceEvent.Drifted e -> InstanceText.drifted(e.drift());
      case InstanceEvent.DriftEnded _ -> InstanceText.driftEnded();
    };
  }

  private static String adopted(Slot slot) {
    Slot.Live live = slot.current();
    return InstanceText.adopted(
        slot.sequence(), live == null ? null : live.by(), slot.waiting().size());
  }

  private static String live(Slot.Live live) {
    return InstanceText.live(
        live.sequence(), live.by().equals(live.release()) ? null : live.release());
  }
}
