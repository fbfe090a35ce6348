package dev.slipway.approval.core;

import dev.slipway.approval.core.access.Voters;
import dev.slipway.approval.core.deployment.DeploymentEvent;
import dev.slipway.approval.core.environment.Extending;
import dev.slipway.approval.core.environment.Slot;
import dev.slipway.approval.core.gate.GateCommand;
import dev.slipway.approval.core.gate.GateStep;
import dev.slipway.approval.core.release.Decided;
import dev.slipway.approval.core.release.Pipeline;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.core.release.ReleaseDecider;
import dev.slipway.approval.core.release.StepState;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.project.ProjectDefinition;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Judges the choices that people make, by button or by command. They are told where nothing does.
final class Choices {

  private final Moves moves;
  private final Draft draft;

  Choices(Moves moves) {
    this.moves = moves;
    this.draft = moves.draft();
  }

  void choose(Input.Clicked click) {
    String id = click.release();
    if (Extending.isExtension(draft.release(id), click)) {
      new Extending(moves).extend(click).ifPresent(reason -> draft.add(id, refused(click, reason)));
      return;
    }
    expire(id, click.at());
    GateCommand.Choose command =
        new GateCommand.Choose(
            click.gate(),
            click.choice(),
            click.attempt(),
            click.by(),
            click.answers(),
            null,
            click.at());
    switch (decide(id, command)) {
      case Decided.Refused(Refusal reason) -> draft.add(id, refused(click, reason));
      case Decided.Accepted accepted -> accept(id, accepted, click.at());
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
            ? Decided.refused(Refusal.UNKNOWN_CHOICE)
            : decide(id, TypedChoice.command(gate, typed));
    switch (decided) {
      case Decided.Refused(Refusal reason) -> draft.add(id, refused(typed, gate, reason));
      case Decided.Accepted accepted -> accept(id, accepted, typed.at());
    }
    moves.deploy(id, typed.at());
  }

  /// A deployment in phases that a choice ended is taken away, under the next sequence.
  private void accept(String id, Decided.Accepted accepted, Instant at) {
    Optional<Slot> deploying =
        draft.release(id) instanceof Release.Open open
            ? Pipeline.deploying(open)
                .filter(step -> step.step().phase() != null)
                .findFirst()
                .map(step -> draft.slot(Slot.key(open.facts(), step.step())))
            : Optional.empty();
    moves.accept(id, accepted);
    boolean ended = accepted.events().stream().anyMatch(DeploymentEvent.Failed.class::isInstance);
    deploying
        .filter(slot -> ended && id.equals(slot.holder()) && slot.work() == null)
        .ifPresent(slot -> moves.abort(draft.slot(slot.key()), at));
  }

  /// By the definition that the release opened with, but for those who have left or joined since then.
  private Decided decide(String id, GateCommand.Choose command) {
    Release release = draft.release(id);
    Optional<GateStep> gate = Pipeline.gate(StepState.of(release), command.gate());
    if (gate.isEmpty()) {
      return ReleaseDecider.decide(release, command);
    }
    Optional<ProjectDefinition> newest = draft.newestDefinition();
    Set<String> left =
        Release.Facts.of(release)
            .map(facts -> Departed.from(facts, gate.get(), newest, command.by()))
            .orElse(Set.of());
    Decided decided = ReleaseDecider.decide(release, command.without(left));
    return decided.equals(Decided.refused(Refusal.NOT_IN_GROUP))
        ? Decided.refused(
            Departed.addedLater(gate.get(), newest, command.by()).orElse(Refusal.NOT_IN_GROUP))
        : decided;
  }

  /// A gate or a wait whose time was up when the click was made is over, even if its timer is late.
  private void expire(String id, Instant at) {
    if (draft.release(id) instanceof Release.Open open) {
      for (GateStep gate : Pipeline.openGates(open.steps())) {
        moves.timeUp(id, gate.name(), gate.attempt(), at);
      }
    }
  }

  RecordedEvent refused(Input.Clicked click, Refusal reason) {
    return new RecordedEvent.Refused(
        click.release(),
        click.gate(),
        click.choice(),
        actor(draft.release(click.release()), click.by()),
        reason,
        click.origin(),
        click.at());
  }

  RecordedEvent refused(Input.Typed typed, Optional<GateStep> gate, Refusal reason) {
    return new RecordedEvent.CommandRefused(
        typed.release(),
        gate.map(GateStep::name).orElse(null),
        typed.choice(),
        actor(draft.release(typed.release()), typed.by()),
        reason,
        typed.origin(),
        typed.at());
  }

  /// Somebody whom the newest definition alone knows has a name in it.
  private Actor actor(Release release, Account account) {
    Actor stranger = Actor.stranger(account);
    return Release.Facts.of(release)
        .map(facts -> Voters.actor(facts.definition(), account))
        .map(known ->
            known.equals(stranger)
                ? draft.newestDefinition().map(now -> Voters.actor(now, account)).orElse(stranger)
                : known)
        .orElse(stranger);
  }
}
