package dev.slipway.approval.core.environment;

import dev.slipway.approval.core.Draft;
import dev.slipway.approval.core.Input;
import dev.slipway.approval.core.Moves;
import dev.slipway.approval.core.deployment.DeployStep;
import dev.slipway.approval.core.release.Pipeline;
import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.core.release.StepState;
import dev.slipway.contract.deployment.Removal;
import dev.slipway.contract.project.Environment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides the removal of an environment's instance: once no new build came for it for as long as its project
/// says, or its branch or tag is gone, and nobody deploys to it.
public final class Leaving {

  private static final Duration TRIED_AGAIN = Duration.ofHours(1);

  private final Moves moves;
  private final Draft draft;

  /// Works on the decision that these moves write to.
  public Leaving(Moves moves) {
    this.moves = moves;
    this.draft = moves.draft();
  }

  /// A deployment begins: it stays for as long as its project says from now on.
  ///
  /// @param leaving why it is to go once it has been deployed to, null where it is not
  public void settle(String release, Slot slot, Removal.@Nullable Why leaving, Instant at) {
    Optional<Environment> place = place(release, slot.key());
    if (place.isEmpty()) {
      return;
    }
    @Nullable Stay before = slot.stay();
    if (before != null && !before.release().equals(release) && isTold(before.release(), slot)) {
      moves.apply(before.release(), new EnvironmentCommand.Keep(slot.key(), null, null, at));
    }
    @Nullable Duration ttl = place.get().ttl();
    Stay stay = new Stay(release, ttl == null ? null : at.plus(ttl), null, 0);
    draft.add(
        slot.key(),
        new InstanceEvent.LifetimeSet(leaving == null ? stay : stay.leaving(leaving), at));
  }

  /// Whether people were told that what the release deployed goes.
  private boolean isTold(String release, Slot slot) {
    return removal(release, slot)
        .filter(removal -> removal.status() != Removal.Status.REMOVED)
        .isPresent();
  }

  private Optional<Removal> removal(String release, Slot slot) {
    return deployed(release, slot.key()).map(DeployStep::removal);
  }

  private Optional<DeployStep> deployed(String release, String slot) {
    Release there = draft.release(release);
    return Release.Facts.of(there)
        .flatMap(facts -> Pipeline.last(facts, StepState.of(there), slot));
  }

  /// The environment, where each branch or tag has an instance of it.
  Optional<Environment> place(String release, String slot) {
    return Release.Facts.of(draft.release(release))
        .flatMap(facts ->
            deployed(release, slot)
                .map(step -> facts.definition().environments().get(step.step().environment())))
        .filter(Environment::perTarget);
  }

  /// Every instance goes at once, or as soon as nobody deploys to it.
  public void gone(Input.TargetGone target) {
    if (target.why() == Removal.Why.DELETED) {
      draft.put(draft.newest(target.type(), target.target()).deleted(target.at()));
    }
    for (String environment : target.environments()) {
      Slot slot = draft.slot(Slot.key(environment, target.type(), target.target()));
      @Nullable Stay stay = stay(slot);
      if (stay != null && slot.work() != Slot.Work.REMOVE) {
        Stay leaving = stay.leaving(target.why());
        look(
            draft.add(slot.key(), new InstanceEvent.LifetimeSet(leaving, target.at())),
            target.at());
      }
    }
  }

  /// What was deployed before anybody took note of how long it stays.
  private static @Nullable Stay stay(Slot slot) {
    Slot.Live live = slot.current();
    return slot.stay() != null || live == null ? slot.stay() : new Stay(live.by(), null, null, 0);
  }

  /// Where nobody deploys to it, an instance is removed that is to go or whose time is up, and people are
  /// told of one that goes soon.
  public void look(Slot slot, Instant at) {
    @Nullable Stay stay = slot.stay();
    if (stay == null || !slot.isIdle()) {
      return;
    }
    if (stay.isOver(at)) {
      remove(slot, stay, at);
    } else if (stay.until() != null && stay.leaving() == null) {
      warn(slot, stay, stay.until(), at);
    }
  }

  private void warn(Slot slot, Stay stay, Instant until, Instant at) {
    boolean told =
        removal(stay.release(), slot)
            .filter(removal -> removal.status() == Removal.Status.DUE && removal.at().equals(until))
            .isPresent();
    place(stay.release(), slot.key())
        .map(Environment::ttl)
        .filter(ttl -> !told && !at.isBefore(Stay.warning(until, ttl)))
        .ifPresent(
            _ -> moves.apply(stay.release(), new EnvironmentCommand.Warn(slot.key(), until, at)));
  }

  private void remove(Slot slot, Stay stay, Instant at) {
    ask(draft.add(slot.key(), InstanceDecider.remove(slot, stay.release(), at)), stay, at);
  }

  /// Asks for the removal once more.
  public void ask(Slot slot, Instant at) {
    @Nullable Stay stay = slot.stay();
    if (stay != null) {
      ask(slot, stay, at);
    }
  }

  private void ask(Slot slot, Stay stay, Instant at) {
    Removal.Why why = stay.leaving() == null ? Removal.Why.EXPIRED : stay.leaving();
    moves.apply(
        stay.release(), new EnvironmentCommand.Remove(slot.key(), slot.sequence(), why, at));
  }

  /// Nothing is left of the instance: its slot is free again.
  public void removed(Input.Removed done) {
    Slot slot = draft.slot(done.slot());
    if (slot.work() == Slot.Work.REMOVE && slot.runs(done.release(), done.sequence())) {
      moves.apply(done.release(), new EnvironmentCommand.Removed(slot.key(), done.at()));
      end(slot.key(), new InstanceEvent.Emptied(done.at()));
    }
  }

  /// Tried again later, where no new build comes for it.
  public void notRemoved(Input.NotRemoved failed) {
    Slot slot = draft.slot(failed.slot());
    @Nullable Stay stay = slot.stay();
    if (stay != null
        && slot.work() == Slot.Work.REMOVE
        && slot.runs(failed.release(), failed.sequence())) {
      moves.apply(
          failed.release(),
          new EnvironmentCommand.NotRemoved(slot.key(), failed.diagnosis(), failed.at()));
      Stay retried = stay.retried(failed.at().plus(TRIED_AGAIN));
      end(slot.key(), new InstanceEvent.LifetimeSet(retried, failed.at()));
    }
  }

  /// The removal has ended with the event, and it is the next one's turn.
  private void end(String key, InstanceEvent event) {
    Slot ended = draft.add(key, event);
    moves.begin(draft.add(key, InstanceDecider.end(ended, event.at())), event.at());
  }
}
