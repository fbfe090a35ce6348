package dev.slipway.approval.core;

import dev.slipway.approval.core.environment.InstanceEvent;
import dev.slipway.approval.core.environment.Slot;
import dev.slipway.approval.core.release.Evolution;
import dev.slipway.approval.core.release.NewestBuilds;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.approval.core.release.Release;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.project.ProjectDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A decision in the making: what was there before, with everything decided so far on top. Lives for
/// one decision and one thread.
public final class Draft implements Lookup {

  private final Lookup before;
  private final Map<String, Release> releases = new LinkedHashMap<>();
  private final Map<String, Slot> slots = new LinkedHashMap<>();
  private final List<Decision.Delegated> delegated = new ArrayList<>();
  private final Map<String, NewestBuilds> newest = new LinkedHashMap<>();
  private final List<Decision.Recorded> events = new ArrayList<>();
  private final List<Decision.OfInstance> instances = new ArrayList<>();
  private final List<Decision.Timer> timers = new ArrayList<>();

  Draft(Lookup before) {
    this.before = before;
  }

  @Override
  public Release release(String id) {
    Release changed = releases.get(id);
    return changed == null ? before.release(id) : changed;
  }

  @Override
  public List<String> open(TargetType type, String target) {
    Set<String> ids = new LinkedHashSet<>(before.open(type, target));
    ids.addAll(releases.keySet());
    return ids.stream().filter(id -> isOpen(id, type, target)).toList();
  }

  private boolean isOpen(String id, TargetType type, String target) {
    return release(id) instanceof Release.Open open && open.facts().isOf(type, target);
  }

  @Override
  public List<String> open() {
    Set<String> ids = new LinkedHashSet<>(before.open());
    ids.addAll(releases.keySet());
    return ids.stream().filter(id -> release(id) instanceof Release.Open).toList();
  }

  @Override
  public NewestBuilds newest(TargetType type, String target) {
    NewestBuilds changed = newest.get(key(type, target));
    return changed == null ? before.newest(type, target) : changed;
  }

  @Override
  public Optional<ProjectDefinition> newestDefinition() {
    return before.newestDefinition();
  }

  private static String key(TargetType type, String target) {
    return type + "/" + target;
  }

  @Override
  public List<Delegation> delegations() {
    List<Delegation> all = new ArrayList<>(before.delegations());
    for (Decision.Delegated changed : delegated) {
      all.removeIf(there -> there.from().isSame(changed.by()));
      if (changed.delegation() != null) {
        all.add(changed.delegation());
      }
    }
    return List.copyOf(all);
  }

  @Override
  public Slot slot(String key) {
    Slot changed = slots.get(key);
    return changed == null ? before.slot(key) : changed;
  }

  /// The event has happened to the release, and the timers that follow from it are set.
  public void add(String id, RecordedEvent event) {
    Release after = Evolution.evolve(release(id), event);
    releases.put(id, after);
    events.add(new Decision.Recorded(id, event, after));
    timers.addAll(GateTimers.after(after, event));
  }

  /// The event has happened to the instance.
  ///
  /// @param key of its slot
  /// @return the slot as it stands now; an event that changes nothing of it is not recorded
  public Slot add(String key, InstanceEvent event) {
    Slot before = slot(key);
    Slot after = before.after(event);
    if (!after.equals(before)) {
      slots.put(key, after);
      instances.add(new Decision.OfInstance(key, event, before.concerned(event), after));
    }
    return after;
  }

  /// The newest builds of the branch or tag stand so from now on.
  public void put(NewestBuilds changed) {
    newest.put(key(changed.type(), changed.target()), changed);
  }

  /// The votes are in these hands from now on.
  public void put(Decision.Delegated changed) {
    delegated.removeIf(before -> before.by().isSame(changed.by()));
    delegated.add(changed);
  }

  Decision decision() {
    return new Decision(
        events, instances, timers, List.copyOf(delegated), List.copyOf(newest.values()));
  }
}
