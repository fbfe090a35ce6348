package dev.slipway.approval.release;

import dev.slipway.approval.core.Decision.OfInstance;
import dev.slipway.approval.core.environment.Adoption;
import dev.slipway.approval.core.environment.Slot;
import dev.slipway.approval.release.jpa.InstanceEventRow;
import dev.slipway.approval.release.jpa.InstanceEventRows;
import dev.slipway.approval.release.jpa.SlotRow;
import dev.slipway.approval.release.jpa.SlotRows;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The slots of instances with their histories, as one transaction sees and changes them. Belongs to one transaction and
/// thread.
final class Slots {

  private final SlotRows rows;
  private final InstanceEventRows histories;
  private final Set<String> read = new HashSet<>();
  private final Map<String, Current> byId = new HashMap<>();
  private final List<InstanceEventRow> entries = new ArrayList<>();

  Slots(SlotRows rows, InstanceEventRows histories) {
    this.rows = rows;
    this.histories = histories;
  }

  /// A slot as it stands within the transaction.
  ///
  /// @param version of the latest event of its history
  /// @param recorded whether its history leads there
  private record Current(SlotRow row, Slot slot, long version, boolean recorded) {

    static Current of(SlotRow row) {
      return new Current(row, row.slot(), row.version(), row.isRecorded());
    }

    static Current unused(String id, String key) {
      return new Current(new SlotRow(id), Slot.unused(key), 0, true);
    }

    Current after(OfInstance entry) {
      return new Current(row, entry.after(), version + 1, true);
    }
  }

  /// Reads several in one query.
  void expect(Collection<String> ids) {
    List<String> missing = ids.stream().filter(id -> !read.contains(id)).distinct().toList();
    if (!missing.isEmpty()) {
      rows.findAllById(missing).forEach(row -> byId.put(row.getId(), Current.of(row)));
      read.addAll(missing);
    }
  }

  Slot of(String project, String key) {
    return current(project, key).slot();
  }

  private Current current(String project, String key) {
    String id = SlotRow.id(project, key);
    expect(List.of(id));
    Current there = byId.get(id);
    return there == null ? Current.unused(id, key) : there;
  }

  /// Takes over what happened to instances, and adds it to their histories.
  ///
  /// @param decided in order
  void apply(DecidedInput input, List<OfInstance> decided) {
    Map<String, Integer> positions = new HashMap<>();
    for (OfInstance entry : Adoption.entries(decided, key -> unrecorded(input.project(), key))) {
      String id = SlotRow.id(input.project(), entry.key());
      Current now = current(input.project(), entry.key()).after(entry);
      byId.put(id, now);
      int position = positions.merge(id, 1, Integer::sum) - 1;
      entries.add(
          new InstanceEventRow(id, now.version(), entry)
              .causedBy(input.id(), position, input.project(), input.correlationId()));
    }
    byId.entrySet().stream()
        .filter(current -> positions.containsKey(current.getKey()))
        .map(Map.Entry::getValue)
        .forEach(now -> now.row().become(now.slot(), now.version()));
  }

  private Optional<Slot> unrecorded(String project, String key) {
    Current there = current(project, key);
    return there.recorded() ? Optional.empty() : Optional.of(there.slot());
  }

  /// Hands the new rows to the persistence context; it knows the changed ones itself.
  void save() {
    rows.saveAll(byId.values().stream().map(Current::row).filter(SlotRow::isNew).toList());
    histories.saveAll(entries);
  }
}
