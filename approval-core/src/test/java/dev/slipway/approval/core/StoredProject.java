package dev.slipway.approval.core;

import dev.slipway.approval.core.environment.Adoption;
import dev.slipway.approval.core.environment.Slot;
import dev.slipway.approval.core.release.NewestBuilds;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.approval.core.release.Release;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.project.ProjectDefinition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// One project's stored state in memory, changed as the service changes it in one transaction.
public class StoredProject implements Lookup {

  public final Map<String, Release> releases = new LinkedHashMap<>();
  public final Map<String, Slot> slots = new LinkedHashMap<>();
  public final Map<String, Decision.Delegated> delegated = new LinkedHashMap<>();
  public final Map<String, NewestBuilds> newest = new LinkedHashMap<>();
  public final List<Decision.Recorded> history = new ArrayList<>();
  public final List<Decision.OfInstance> instances = new ArrayList<>();
  public final List<Decision.Timer> timers = new ArrayList<>();

  /// The instances whose history does not lead to their slot.
  public final Set<String> unrecorded = new HashSet<>();

  /// True while the service is of a version that keeps no history of instances.
  public boolean keepsNoHistory;

  /// The project's definition in force, until a test changes it.
  public Optional<ProjectDefinition> inForce = Optional.empty();

  final ProjectDefinition definition;

  public StoredProject(ProjectDefinition definition) {
    this.definition = definition;
  }

  @Override
  public Release release(String id) {
    return releases.getOrDefault(id, new Release.Absent());
  }

  @Override
  public List<String> open(TargetType type, String target) {
    return releases.entrySet().stream()
        .filter(e -> e.getValue() instanceof Release.Open)
        .filter(e -> facts(e.getKey()).isOf(type, target))
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public List<String> open() {
    return releases.entrySet().stream()
        .filter(e -> e.getValue() instanceof Release.Open)
        .map(Map.Entry::getKey)
        .toList();
  }

  @Override
  public Optional<ProjectDefinition> newestDefinition() {
    return inForce.or(() -> Optional.of(definition));
  }

  @Override
  public NewestBuilds newest(TargetType type, String target) {
    return newest.getOrDefault(type + "/" + target, NewestBuilds.none(type, target));
  }

  @Override
  public List<Delegation> delegations() {
    return delegated.values().stream()
        .map(Decision.Delegated::delegation)
        .filter(Objects::nonNull)
        .toList();
  }

  @Override
  public Slot slot(String key) {
    return slots.getOrDefault(key, Slot.unused(key));
  }

  /// Decides and stores, as the service does in one transaction.
  public List<RecordedEvent> on(Input input) {
    Decision decision = ProjectDecider.decide(this, input);
    store(decision);
    return decision.events().stream().map(Decision.Recorded::event).toList();
  }

  /// The instance by its history alone.
  public Slot folded(String key) {
    Slot slot = Slot.unused(key);
    for (Decision.OfInstance instance : instances) {
      if (instance.key().equals(key)) {
        slot = slot.after(instance.event());
      }
    }
    return slot;
  }

  public StoredProject copy() {
    StoredProject copy = new StoredProject(definition);
    copy.inForce = inForce;
    copy.keepsNoHistory = keepsNoHistory;
    copy.take(this);
    return copy;
  }

  /// Becomes as the other is.
  public void take(StoredProject other) {
    replace(releases, other.releases);
    replace(slots, other.slots);
    replace(delegated, other.delegated);
    replace(newest, other.newest);
    unrecorded.clear();
    unrecorded.addAll(other.unrecorded);
    history.addAll(other.history.subList(history.size(), other.history.size()));
    instances.addAll(other.instances.subList(instances.size(), other.instances.size()));
    timers.addAll(other.timers.subList(timers.size(), other.timers.size()));
  }

  private static <V> void replace(Map<String, V> mine, Map<String, V> theirs) {
    mine.clear();
    mine.putAll(theirs);
  }

  public void store(Decision decision) {
    decision
        .events()
        .forEach(recorded -> {
          history.add(recorded);
          if (!(recorded.after() instanceof Release.Absent)) {
            releases.put(recorded.release(), recorded.after());
          }
        });
    record(decision.instances());
    decision.slots().forEach(slot -> slots.put(slot.key(), slot));
    decision
        .delegations()
        .forEach(changed -> {
          delegated.values().removeIf(before -> before.by().isSame(changed.by()));
          delegated.put(changed.by().key(), changed);
        });
    decision.newest().forEach(n -> newest.put(n.type() + "/" + n.target(), n));
    timers.addAll(decision.timers());
  }

  private void record(List<Decision.OfInstance> decided) {
    List<String> keys = decided.stream().map(Decision.OfInstance::key).toList();
    if (keepsNoHistory) {
      unrecorded.addAll(keys);
      return;
    }
    instances.addAll(
        Adoption.entries(
            decided, key -> unrecorded.contains(key) ? Optional.of(slot(key)) : Optional.empty()));
    keys.forEach(unrecorded::remove);
  }

  public Release.Facts facts(String id) {
    return switch (release(id)) {
      case Release.Absent _ -> throw new AssertionError("no release " + id);
      case Release.Open open -> open.facts();
      case Release.Finished finished -> finished.facts();
    };
  }
}
