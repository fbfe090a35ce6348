package dev.slipway.approval.release;

import dev.slipway.approval.core.release.NewestBuilds;
import dev.slipway.approval.release.jpa.NewestBuildsRow;
import dev.slipway.approval.release.jpa.NewestBuildsRows;
import dev.slipway.contract.build.TargetType;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The newest builds of branches and tags, as one transaction sees and changes them. Belongs to one
/// transaction and thread.
final class Targets {

  private final NewestBuildsRows rows;
  private final Set<String> read = new HashSet<>();
  private final Map<String, NewestBuildsRow> byId = new HashMap<>();

  Targets(NewestBuildsRows rows) {
    this.rows = rows;
  }

  /// Reads several in one query.
  void expect(Collection<String> ids) {
    List<String> missing = ids.stream().filter(id -> !read.contains(id)).distinct().toList();
    if (!missing.isEmpty()) {
      rows.findAllById(missing).forEach(row -> byId.put(row.getId(), row));
      read.addAll(missing);
    }
  }

  NewestBuilds of(String project, TargetType type, String target) {
    String id = id(project, type, target);
    expect(List.of(id));
    @Nullable NewestBuildsRow row = byId.get(id);
    return row == null ? NewestBuilds.none(type, target) : row.newest();
  }

  void put(String project, NewestBuilds changed) {
    byId.computeIfAbsent(
            id(project, changed.type(), changed.target()), id -> new NewestBuildsRow(id))
        .become(changed);
  }

  /// Hands the new rows to the persistence context; it knows the changed ones itself.
  void save() {
    rows.saveAll(byId.values().stream().filter(NewestBuildsRow::isNew).toList());
  }

  /// A project's name has no slash.
  static String id(String project, TargetType type, String target) {
    return project + "/" + type + "/" + target;
  }
}
