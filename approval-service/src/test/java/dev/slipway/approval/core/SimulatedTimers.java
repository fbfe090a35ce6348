package dev.slipway.approval.core;

import dev.slipway.approval.core.environment.Slot;
import dev.slipway.approval.core.environment.Stay;
import dev.slipway.contract.approval.DeploymentDue.About;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The timers of a simulated project: each that is due fires once.
final class SimulatedTimers {

  private final StoredProject world;
  private final Supplier<Instant> now;
  private final Consumer<Input> inputs;
  private final Set<String> ended = new HashSet<>();
  private final Set<Decision.Timer> fired = new HashSet<>();

  SimulatedTimers(StoredProject world, Supplier<Instant> now, Consumer<Input> inputs) {
    this.world = world;
    this.now = now;
    this.inputs = inputs;
  }

  void fire() {
    fireEnds();
    List<Decision.Timer> timers = world.timers;
    List<Decision.Timer> due = new ArrayList<>();
    timers.stream()
        .filter(timer -> !fired.contains(timer))
        .filter(timer -> !timer.due().isAfter(now.get()))
        .forEach(due::add);
    for (Decision.Timer timer : due) {
      fired.add(timer);
      inputs.accept(
          new Input.TimeUp(
              timer.release(), timer.gate(), timer.attempt(), timer.about(), timer.due()));
    }
  }

  /// The moments that slots wait for, each once.
  private void fireEnds() {
    for (Slot slot : List.copyOf(world.slots.values())) {
      Stay stay = slot.stay();
      if (stay != null && stay.until() != null) {
        fireEnd(slot, stay, About.EXPIRING, stay.until().minus(Duration.ofMinutes(5)));
        fireEnd(slot, stay, About.EXPIRED, stay.until());
      }
    }
  }

  private void fireEnd(Slot slot, Stay stay, About about, Instant due) {
    if (!now.get().isBefore(due) && ended.add(slot.key() + about + due)) {
      inputs.accept(
          new Input.DeploymentLate(stay.release(), slot.key(), slot.sequence(), about, due));
    }
  }
}
