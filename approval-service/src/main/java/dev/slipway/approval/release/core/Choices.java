package dev.slipway.approval.release.core;

import dev.slipway.approval.release.core.StepState.GateStep;
import dev.slipway.contract.Actor;
import dev.slipway.contract.approval.Refusal;
import java.time.Instant;
import java.util.Optional;

/// What becomes of what people choose, by button or by command. They are told where nothing does.
final class Choices {

  private final Moves moves;
  private final Draft draft;

  Choices(Moves moves) {
    this.moves = moves;
    this.draft = moves.draft;
  }

  void choose(Input.Clicked click) {
    String id = click.release();
    if (Extending.isExtension(draft.release(id), click)) {
      new Extending(moves).extend(click).ifPresent(reason -> draft.add(id, refused(click, reason)));
      return;
    }
    expire(id, click.at());
    Command.Choose command =
        new Command.Choose(
            click.gate(),
            click.choice(),
            click.attempt(),
            click.user(),
            click.answers(),
            null,
            click.at());
    switch (ReleaseDecider.decide(draft.release(id), command)) {
      case Decided.Refused(Refusal reason) -> draft.add(id, refused(click, reason));
      case Decided.Accepted accepted -> moves.accept(id, accepted);
    }
    moves.deploy(id, click.at());
  }

  void choose(Input.Typed typed) {
    String id = typed.release();
    expire(id, typed.at());
    Release release = draft.release(id);
    Optional<GateStep> gate = TypedChoice.gate(release, typed);
    Decided decided =
        gate.isEmpty() && !(release instanceof Release.Absent)
            ? new Decided.Refused(Refusal.UNKNOWN_CHOICE)
            : ReleaseDecider.decide(release, TypedChoice.command(gate, typed));
    switch (decided) {
      case Decided.Refused(Refusal reason) -> draft.add(id, refused(typed, gate, reason));
      case Decided.Accepted accepted -> moves.accept(id, accepted);
    }
    moves.deploy(id, typed.at());
  }

  /// A gate whose time was up when the click was made is expired, even where its timer is late.
  private void expire(String id, Instant at) {
    if (draft.release(id) instanceof Release.Open open) {
      for (GateStep gate : Pipeline.openGates(open.steps())) {
        moves.apply(id, new Command.Expire(gate.name(), gate.attempt(), at));
      }
    }
  }

  private ReleaseEvent refused(Input.Clicked click, Refusal reason) {
    return new ReleaseEvent.Refused(
        click.release(),
        click.gate(),
        click.choice(),
        actor(draft.release(click.release()), click.user()),
        reason,
        click.origin(),
        click.at());
  }

  private ReleaseEvent refused(Input.Typed typed, Optional<GateStep> gate, Refusal reason) {
    return new ReleaseEvent.CommandRefused(
        typed.release(),
        gate.map(GateStep::name).orElse(null),
        typed.choice(),
        actor(draft.release(typed.release()), typed.user()),
        reason,
        typed.origin(),
        typed.at());
  }

  private static Actor actor(Release release, String user) {
    return Release.Facts.of(release)
        .map(facts -> Voters.actor(facts.definition(), user))
        .orElseGet(() -> Voters.stranger(user));
  }
}
