package dev.slipway.approval.release.wire;

import dev.slipway.contract.Event;
import dev.slipway.contract.EventType;
import org.jspecify.annotations.Nullable;

/// Stands in for a record that was put aside, for the release that it concerned. Never published.
///
/// @param event what the record says, null if that cannot be read
/// @param type of the record
/// @param place of the record, `topic-partition@offset`
@EventType("dev.slipway.input.lost.v1")
record LostRecord(
    String project, String release, @Nullable Event event, String type, String place, String reason)
    implements Event {}
