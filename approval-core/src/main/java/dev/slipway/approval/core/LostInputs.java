package dev.slipway.approval.core;

import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.approval.core.rollback.GoingBack;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.people.Actor;
import java.util.Optional;

/// Says at a release that something which concerned it could not be processed: to the person who asked for it,
/// else to the team.
final class LostInputs {

  private final Moves moves;

  LostInputs(Moves moves) {
    this.moves = moves;
  }

  RecordedEvent event(Input.Lost lost) {
    return switch (lost.asked()) {
      case Input.Clicked click -> new Choices(moves).refused(click, Refusal.NOT_PROCESSED);
      case Input.Typed typed ->
          new Choices(moves).refused(typed, Optional.empty(), Refusal.NOT_PROCESSED);
      case Input.RollbackAsked ask ->
          GoingBack.refused(ask, Actor.stranger(ask.by()), Refusal.NOT_PROCESSED);
      case null, default ->
          new RecordedEvent.InputLost(
              lost.release(), lost.channel(), lost.type(), lost.place(), lost.reason(), lost.at());
    };
  }
}
