package dev.slipway.approval.core;

import dev.slipway.approval.core.environment.InstanceEvent;
import dev.slipway.approval.core.environment.Slot;
import dev.slipway.approval.core.release.NewestBuilds;
import dev.slipway.approval.core.release.RecordedEvent;
import dev.slipway.approval.core.release.Release;
import dev.slipway.contract.approval.TimerFired;
import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.people.Person;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Everything that follows from one input, across the project's releases.
///
/// @param events in the order in which they happened, with the release as it stands after each;
///     empty where the input changes nothing
/// @param instances what happened to instances of environments, in order, each with its slot as it stands after it
/// @param timers to be set for gates
/// @param delegations that changed
/// @param newest the branches and tags whose newest builds changed
public record Decision(
    List<Recorded> events,
    List<OfInstance> instances,
    List<Timer> timers,
    List<Delegated> delegations,
    List<NewestBuilds> newest) {
  public Decision {
    events = List.copyOf(events);
    instances = List.copyOf(instances);
    timers = List.copyOf(timers);
    delegations = List.copyOf(delegations);
    newest = List.copyOf(newest);
  }

  /// The slots that changed, as they stand afterwards.
  public List<Slot> slots() {
    Map<String, Slot> changed = new LinkedHashMap<>();
    instances.forEach(instance -> changed.put(instance.key(), instance.after()));
    return List.copyOf(changed.values());
  }

  /// An event with the instance of an environment that it belongs to.
  ///
  /// @param key of the slot
  /// @param release that the event concerns, null for none in particular
  /// @param after the slot once the event has happened
  public record OfInstance(String key, InstanceEvent event, @Nullable String release, Slot after) {}

  /// An event with the release it belongs to.
  ///
  /// @param after the release once the event has happened; [Release.Absent] only for a refusal that
  ///     names an unknown release
  public record Recorded(String release, RecordedEvent event, Release after) {}

  /// The time at which an open gate is looked at again.
  public record Timer(
      String release, String gate, int attempt, TimerFired.About about, Instant due) {}

  /// A delegation of one person's votes in the project to another.
  ///
  /// @param by whose votes they are
  /// @param delegation null where they are in their own hands
  public record Delegated(Person by, @Nullable Delegation delegation) {}
}
