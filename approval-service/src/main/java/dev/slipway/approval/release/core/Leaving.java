package dev.slipway.approval.release.core;

import dev.slipway.approval.release.core.StepState.DeployStep;
import dev.slipway.contract.Actor;
import dev.slipway.contract.Removal;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.gateway.Environment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// When an instance of an environment goes: once no new build came for it for as long as its project says,
/// or its branch or tag is gone, and nobody deploys to it.
final class Leaving {

  /// The choice of whoever puts a removal off, at the name of the step that deployed.
  static final String EXTEND = "extend";

  private static final Duration TRIED_AGAIN = Duration.ofHours(1);

  private final Moves moves;
  private final Draft draft;

  Leaving(Moves moves) {
    this.moves = moves;
    this.draft = moves.draft;
  }

  /// A deployment begins: it stays for as long as its project says from now on.
  ///
  /// @param leaving why it is to go once it has been deployed to, null where it is not
  void settle(String release, Slot slot, Removal.@Nullable Why leaving, Instant at) {
    Optional<Environment> place = place(release, slot.key());
    if (place.isEmpty()) {
      return;
    }
    @Nullable Stay before = slot.stay();
    if (before != null && !before.release().equals(release) && isTold(before.release(), slot)) {
      moves.apply(before.release(), new Command.Keep(slot.key(), null, null, at));
    }
    @Nullable Duration ttl = place.get().ttl();
    draft.put(slot.staying(new Stay(release, ttl == null ? null : at.plus(ttl), leaving, 0)));
  }

  /// Whether people were told that what the release deployed goes.
  private boolean isTold(String release, Slot slot) {
    return removal(release, slot)
        .filter(removal -> removal.status() != Removal.Status.REMOVED)
        .isPresent();
  }

  private Optional<Removal> removal(String release, Slot slot) {
    Release there = draft.release(release);
    return Release.Facts.of(there)
        .flatMap(facts -> Pipeline.last(facts, StepState.of(there), slot.key()))
        .map(DeployStep::removal);
  }

  /// The environment, where each branch or tag has an instance of it.
  private Optional<Environment> place(String release, String slot) {
    Release there = draft.release(release);
    return Release.Facts.of(there)
        .flatMap(facts ->
            Pipeline.last(facts, StepState.of(there), slot)
                .map(step -> facts.definition().environments().get(step.step().environment())))
        .filter(Environment::perTarget);
  }

  /// Every instance goes at once, or as soon as nobody deploys to it.
  void gone(Input.TargetGone target) {
    for (String environment : target.environments()) {
      Slot slot = draft.slot(Slot.key(environment, target.type(), target.target()));
      @Nullable Stay stay = stay(slot);
      if (stay != null && slot.work() != Slot.Work.REMOVE) {
        Slot leaving = slot.staying(stay.leaving(target.why()));
        draft.put(leaving);
        look(leaving, target.at());
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
  void look(Slot slot, Instant at) {
    @Nullable Stay stay = slot.stay();
    if (stay == null || !slot.isIdle()) {
      return;
    }
    if (stay.leaving() != null || stay.isOver(at)) {
      remove(slot, stay, at);
    } else if (stay.until() != null) {
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
        .ifPresent(_ -> moves.apply(stay.release(), new Command.Warn(slot.key(), until, at)));
  }

  private void remove(Slot slot, Stay stay, Instant at) {
    Slot removing = slot.remove(stay.release());
    draft.put(removing);
    ask(removing, stay, at);
  }

  /// Asks for the removal once more.
  void ask(Slot slot, Instant at) {
    @Nullable Stay stay = slot.stay();
    if (stay != null) {
      ask(slot, stay, at);
    }
  }

  private void ask(Slot slot, Stay stay, Instant at) {
    Removal.Why why = stay.leaving() == null ? Removal.Why.EXPIRED : stay.leaving();
    moves.apply(stay.release(), new Command.Remove(slot.key(), slot.sequence(), why, at));
  }

  void removed(Input.Removed done) {
    Slot slot = draft.slot(done.slot());
    if (slot.work() == Slot.Work.REMOVE && slot.runs(done.release(), done.sequence())) {
      moves.apply(done.release(), new Command.Removed(slot.key(), done.at()));
      end(slot.removed(), done.at());
    }
  }

  /// Tried again later, where no new build comes for it.
  void notRemoved(Input.NotRemoved failed) {
    Slot slot = draft.slot(failed.slot());
    @Nullable Stay stay = slot.stay();
    if (stay != null
        && slot.work() == Slot.Work.REMOVE
        && slot.runs(failed.release(), failed.sequence())) {
      moves.apply(
          failed.release(), new Command.NotRemoved(slot.key(), failed.diagnosis(), failed.at()));
      end(slot.staying(stay.retried(failed.at().plus(TRIED_AGAIN))), failed.at());
    }
  }

  private void end(Slot slot, Instant at) {
    draft.put(slot.free());
    moves.begin(draft.slot(slot.key()), at);
  }

  /// Whether a click is one on a removal's button.
  static boolean isExtension(Release release, Input.Clicked click) {
    return click.choice().equals(EXTEND)
        && StepState.of(release).stream()
            .anyMatch(step -> step instanceof DeployStep && step.name().equals(click.gate()));
  }

  /// Anybody in a group of the project may put a removal off, once for each warning.
  Optional<Refusal> extend(Input.Clicked click) {
    Release release = draft.release(click.release());
    Release.Facts facts = Release.Facts.of(release).orElseThrow();
    if (!isKnown(facts, click.user())) {
      return Optional.of(Refusal.NOT_IN_GROUP);
    }
    Slot slot = slot(facts, StepState.of(release), click.gate());
    @Nullable Stay stay = slot.stay();
    @Nullable Duration ttl = place(click.release(), slot.key()).map(Environment::ttl).orElse(null);
    if (ttl == null || stay == null || !isExtendable(slot, stay, click)) {
      return Optional.of(Refusal.STALE);
    }
    Instant until = click.at().plus(ttl);
    draft.put(slot.staying(stay.extended(until)));
    Actor by = Voters.actor(facts.definition(), click.user());
    moves.apply(click.release(), new Command.Keep(slot.key(), by, until, click.at()));
    return Optional.empty();
  }

  private static boolean isKnown(Release.Facts facts, String user) {
    return facts.definition().people().values().stream()
        .anyMatch(people -> Voters.find(people, user).isPresent());
  }

  private static boolean isExtendable(Slot slot, Stay stay, Input.Clicked click) {
    return slot.isIdle()
        && stay.release().equals(click.release())
        && stay.leaving() == null
        && stay.extensions() + 1 == click.attempt();
  }

  private Slot slot(Release.Facts facts, List<StepState> steps, String step) {
    return steps.stream()
        .filter(DeployStep.class::isInstance)
        .map(DeployStep.class::cast)
        .filter(deploy -> deploy.name().equals(step))
        .findFirst()
        .map(deploy -> draft.slot(Slot.key(facts, deploy.step())))
        .orElseThrow();
  }
}
