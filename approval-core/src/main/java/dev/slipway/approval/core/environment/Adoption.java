package dev.slipway.approval.core.environment;

import dev.slipway.approval.core.Decision.OfInstance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The beginning of an instance's history with its slot as it stands, where something led there that is not in the
/// history: a version of Slipway that kept none.
public final class Adoption {

  private Adoption() {}

  /// The entries of the histories for what was decided. The first of an instance whose history does not lead to its slot
  /// is [InstanceEvent.Adopted], at the time of what happens to it.
  ///
  /// @param decided in order
  /// @param unrecorded by the key of an instance, its slot as it stood before the decision if its history does not lead
  ///     there; asked once for each instance
  public static List<OfInstance> entries(
      List<OfInstance> decided, Function<String, Optional<Slot>> unrecorded) {
    List<OfInstance> entries = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (OfInstance instance : decided) {
      if (seen.add(instance.key())) {
        unrecorded
            .apply(instance.key())
            .map(slot -> adopted(slot, instance))
            .ifPresent(entries::add);
      }
      entries.add(instance);
    }
    return entries;
  }

  private static OfInstance adopted(Slot slot, OfInstance first) {
    InstanceEvent event = new InstanceEvent.Adopted(slot, first.event().at());
    return new OfInstance(slot.key(), event, slot.concerned(event), slot);
  }
}
