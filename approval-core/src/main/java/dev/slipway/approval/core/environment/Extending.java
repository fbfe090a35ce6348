package dev.slipway.approval.core.environment;

import dev.slipway.approval.core.Departed;
import dev.slipway.approval.core.Draft;
import dev.slipway.approval.core.Input;
import dev.slipway.approval.core.Moves;
import dev.slipway.approval.core.access.Voters;
import dev.slipway.approval.core.release.Pipeline;
import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.core.release.StepState;
import dev.slipway.contract.approval.Refusal;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.people.Person;
import dev.slipway.contract.project.Environment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Putting the removal of an instance off.
public final class Extending {

  /// The choice of whoever does, at the name of the step that deployed.
  private static final String EXTEND = "extend";

  private final Moves moves;
  private final Draft draft;

  /// Works on the decision that these moves write to.
  public Extending(Moves moves) {
    this.moves = moves;
    this.draft = moves.draft();
  }

  /// Whether a click is one on a removal's button.
  public static boolean isExtension(Release release, Input.Clicked click) {
    return click.choice().equals(EXTEND)
        && Pipeline.deployment(StepState.of(release), click.gate()).isPresent();
  }

  /// Anybody in a group of the project may put a removal off, once for each warning.
  public Optional<Refusal> extend(Input.Clicked click) {
    Release release = draft.release(click.release());
    Release.Facts facts = Release.Facts.of(release).orElseThrow();
    Optional<Person> person = Voters.find(Voters.everybody(facts.definition()), click.by());
    if (person.isEmpty()) {
      return Optional.of(Refusal.NOT_IN_GROUP);
    }
    if (Departed.hasLeft(draft.newestDefinition(), person.get(), click.by())) {
      return Optional.of(Refusal.LEFT_GROUP);
    }
    Slot slot = slot(facts, StepState.of(release), click.gate());
    @Nullable Stay stay = slot.stay();
    @Nullable Duration ttl =
        new Leaving(moves).place(click.release(), slot.key()).map(Environment::ttl).orElse(null);
    if (ttl == null || stay == null || !isExtendable(slot, stay, click)) {
      return Optional.of(Refusal.STALE);
    }
    Instant until = click.at().plus(ttl);
    draft.add(slot.key(), new InstanceEvent.LifetimeSet(stay.extended(until), click.at()));
    Actor by = Voters.actor(facts.definition(), click.by());
    moves.apply(click.release(), new EnvironmentCommand.Keep(slot.key(), by, until, click.at()));
    return Optional.empty();
  }

  private static boolean isExtendable(Slot slot, Stay stay, Input.Clicked click) {
    return slot.isIdle()
        && stay.release().equals(click.release())
        && stay.leaving() == null
        && stay.extensions() + 1 == click.attempt();
  }

  private Slot slot(Release.Facts facts, List<StepState> steps, String step) {
    return Pipeline.deployment(steps, step)
        .map(deploy -> draft.slot(Slot.key(facts, deploy.step())))
        .orElseThrow();
  }
}
