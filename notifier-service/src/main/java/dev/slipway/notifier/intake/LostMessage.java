package dev.slipway.notifier.intake;

import dev.slipway.contract.CommandOrigin;
import dev.slipway.contract.Event;
import dev.slipway.contract.EventType;
import dev.slipway.contract.people.Actor;

/// Stands in for a question, or for the refusal of a click or command, that was put aside. Never published.
///
/// @param recipient the person who asked
/// @param question false for a refusal
/// @param place of the record, `topic-partition@offset`
@EventType("dev.slipway.message.lost.v1")
record LostMessage(
    String project, CommandOrigin origin, Actor recipient, boolean question, String place)
    implements Event {}
