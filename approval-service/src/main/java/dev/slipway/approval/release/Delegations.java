package dev.slipway.approval.release;

import dev.slipway.approval.core.Decision;
import dev.slipway.approval.release.jpa.DelegationRow;
import dev.slipway.approval.release.jpa.DelegationRows;
import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.people.Person;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The vote delegations of a project, as one transaction reads and changes them. Most polls never ask, and
/// one query answers for all projects of a poll. Belongs to one transaction and thread.
final class Delegations {

  private final DelegationRows rows;
  private final Set<String> expected = new HashSet<>();
  private final Set<String> read = new HashSet<>();
  private final Map<String, DelegationRow> byId = new LinkedHashMap<>();
  private final List<DelegationRow> fresh = new ArrayList<>();

  Delegations(DelegationRows rows) {
    this.rows = rows;
  }

  /// Takes note of projects that may be asked about.
  void expect(Collection<String> projects) {
    expected.addAll(projects);
  }

  /// Of a project, over or not.
  List<Delegation> of(String project) {
    read(project);
    return byId.values().stream()
        .filter(row -> row.project().equals(project))
        .flatMap(row -> row.delegation().stream())
        .toList();
  }

  void put(String project, Decision.Delegated changed) {
    read(project);
    Person by = changed.by();
    byId.values().stream()
        .filter(row -> row.project().equals(project) && isOf(row, by))
        .forEach(row -> row.become(null));
    byId.computeIfAbsent(
            DelegationRow.id(project, by.key()),
            id -> {
              DelegationRow row = new DelegationRow(id, project);
              fresh.add(row);
              return row;
            })
        .become(changed.delegation());
  }

  /// True for the row of a person whose accounts were others when it was made, and its key another.
  private static boolean isOf(DelegationRow row, Person by) {
    return row.delegation().filter(there -> there.from().isSame(by)).isPresent();
  }

  private void read(String project) {
    expected.add(project);
    if (!read.contains(project)) {
      List<String> missing = expected.stream().filter(p -> !read.contains(p)).toList();
      rows.findByProjectIn(missing).forEach(row -> byId.put(row.getId(), row));
      read.addAll(missing);
    }
  }

  /// Hands the new rows to the persistence context; it knows the changed ones itself.
  void save() {
    rows.saveAll(fresh);
  }
}
