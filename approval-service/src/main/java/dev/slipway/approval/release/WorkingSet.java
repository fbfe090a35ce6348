package dev.slipway.approval.release;

import dev.slipway.approval.core.Decision;
import dev.slipway.approval.core.Input;
import dev.slipway.approval.core.Lookup;
import dev.slipway.approval.core.environment.EnvironmentCommand;
import dev.slipway.approval.core.environment.Slot;
import dev.slipway.approval.core.release.NewestBuilds;
import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.project.Projects;
import dev.slipway.approval.release.jpa.ReleaseRow;
import dev.slipway.approval.release.jpa.ReleaseRows;
import dev.slipway.approval.release.jpa.SlotRow;
import dev.slipway.approval.release.json.StoredJson;
import dev.slipway.approval.release.wire.Snapshots;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.release.ReleaseSnapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The rows that one transaction works on: each read once, changed in memory, written once. Decisions
/// later in the transaction see what earlier ones changed. Belongs to one transaction and thread.
final class WorkingSet {

  private final ReleaseRows releaseRows;
  private final Slots slots;
  private final Delegations delegations;
  private final Targets targets;
  private final Projects projects;
  private final Map<String, Optional<ProjectDefinition>> definitions = new HashMap<>();
  private final StoredJson json;
  private final Map<String, Entry> releases = new HashMap<>();
  private final Set<Branch> searched = new HashSet<>();

  WorkingSet(
      ReleaseRows releaseRows,
      Slots slots,
      Delegations delegations,
      Targets targets,
      Projects projects,
      StoredJson json) {
    this.releaseRows = releaseRows;
    this.targets = targets;
    this.projects = projects;
    this.delegations = delegations;
    this.slots = slots;
    this.json = json;
  }

  private record Branch(String project, String target) {}

  /// @param row null where the release is not in the database and nothing has opened it since
  private record Entry(@Nullable ReleaseRow row, Release release) {}

  /// Reads what the inputs name in a few queries instead of some for each.
  void prefetch(List<Pending> inputs) {
    delegations.expect(inputs.stream().map(Pending::project).toList());
    readReleases(inputs.stream().flatMap(pending -> named(pending.input())).toList());
    Set<Branch> branches = new HashSet<>();
    Set<String> slotIds = new HashSet<>();
    for (Pending pending : inputs) {
      switch (pending.input()) {
        case Input.BuildArrived i ->
            branches.add(new Branch(pending.project(), i.build().target()));
        case Input.DeploymentLate i -> slotIds.add(SlotRow.id(pending.project(), i.slot()));
        case Input.Reported(_, EnvironmentCommand.Drifted drifted) ->
            slotIds.add(SlotRow.id(pending.project(), drifted.slot()));
        case Input.Reported _ -> {}
        case Input.Succeeded i -> slotIds.add(SlotRow.id(pending.project(), i.slot()));
        case Input.Failed i -> slotIds.add(SlotRow.id(pending.project(), i.slot()));
        case Input.Removed i -> slotIds.add(SlotRow.id(pending.project(), i.slot()));
        case Input.NotRemoved i -> slotIds.add(SlotRow.id(pending.project(), i.slot()));
        case Input.Clicked _,
            Input.Typed _,
            Input.TimeUp _,
            Input.Lost _,
            Input.Delegated _,
            Input.TargetGone _,
            Input.PeopleChanged _,
            Input.RollbackAsked _ -> {}
      }
    }
    readOpen(branches);
    slots.expect(slotIds);
    targets.expect(inputs.stream().flatMap(WorkingSet::target).toList());
  }

  private static Stream<String> named(Input input) {
    return input instanceof Input.OfRelease ofRelease
        ? Stream.of(ofRelease.release())
        : Stream.empty();
  }

  private static Stream<String> target(Pending pending) {
    return pending.input() instanceof Input.BuildArrived(_, var build, _, _)
        ? Stream.of(Targets.id(pending.project(), build.type(), build.target()))
        : Stream.empty();
  }

  /// An input with the project whose partition it came on.
  record Pending(String project, Input input) {}

  private void readReleases(Collection<String> ids) {
    List<String> missing = ids.stream().distinct().filter(id -> !releases.containsKey(id)).toList();
    if (!missing.isEmpty()) {
      releaseRows.findAllById(missing).forEach(this::keep);
      missing.forEach(id -> releases.putIfAbsent(id, new Entry(null, new Release.Absent())));
    }
  }

  private void keep(ReleaseRow row) {
    releases.computeIfAbsent(row.getId(), _ -> new Entry(row, json.release(row.stored())));
  }

  private void readOpen(Set<Branch> branches) {
    if (!branches.isEmpty()) {
      releaseRows
          .open(
              branches.stream().map(Branch::project).distinct().toList(),
              branches.stream().map(Branch::target).distinct().toList())
          .forEach(this::keep);
      searched.addAll(branches);
    }
  }

  /// What a project's decisions may see: never the releases of another project, whatever id an input
  /// names.
  Lookup of(String project) {
    return new ProjectLookup(project);
  }

  /// Takes a decision over into the rows; they are written when the transaction ends.
  void apply(DecidedInput input, Decision decision) {
    String project = input.project();
    Map<String, Release> after = new LinkedHashMap<>();
    decision.events().forEach(recorded -> after.put(recorded.release(), recorded.after()));
    after.forEach(this::put);
    slots.apply(input, decision.instances());
    decision.delegations().forEach(changed -> delegations.put(project, changed));
    decision.newest().forEach(changed -> targets.put(project, changed));
  }

  private void put(String id, Release release) {
    ReleaseSnapshot snapshot = Snapshots.of(release);
    if (snapshot == null) {
      return;
    }
    Entry known = releases.get(id);
    ReleaseRow row = known == null || known.row() == null ? new ReleaseRow(snapshot) : known.row();
    row.become(json.write(release), snapshot);
    releases.put(id, new Entry(row, release));
  }

  /// Hands the new rows to the persistence context; it knows the changed ones itself.
  void save() {
    releaseRows.saveAll(
        releases.values().stream()
            .map(Entry::row)
            .flatMap(Stream::ofNullable)
            .filter(ReleaseRow::isNew)
            .toList());
    slots.save();
    delegations.save();
    targets.save();
  }

  private final class ProjectLookup implements Lookup {

    private final String project;

    ProjectLookup(String project) {
      this.project = project;
    }

    @Override
    public Release release(String id) {
      readReleases(List.of(id));
      Entry entry = releases.get(id);
      return entry == null || isForeign(entry.row()) ? new Release.Absent() : entry.release();
    }

    private boolean isForeign(@Nullable ReleaseRow row) {
      return row != null && !row.project().equals(project);
    }

    @Override
    public List<String> open(TargetType type, String target) {
      Branch branch = new Branch(project, target);
      if (!searched.contains(branch)) {
        readOpen(Set.of(branch));
      }
      List<ReleaseRow> found = new ArrayList<>();
      for (Entry entry : releases.values()) {
        if (entry.row() != null
            && !isForeign(entry.row())
            && entry.release() instanceof Release.Open open
            && open.facts().isOf(type, target)) {
          found.add(entry.row());
        }
      }
      found.sort(Comparator.comparing(ReleaseRow::openedAt).thenComparing(ReleaseRow::getId));
      return found.stream().map(ReleaseRow::getId).toList();
    }

    @Override
    public Optional<ProjectDefinition> newestDefinition() {
      return definitions.computeIfAbsent(project, projects::find);
    }

    @Override
    public NewestBuilds newest(TargetType type, String target) {
      return targets.of(project, type, target);
    }

    @Override
    public List<String> open() {
      releaseRows.openOf(project).forEach(WorkingSet.this::keep);
      return releases.values().stream()
          .filter(entry -> entry.release() instanceof Release.Open)
          .map(Entry::row)
          .flatMap(Stream::ofNullable)
          .filter(row -> !isForeign(row))
          .sorted(Comparator.comparing(ReleaseRow::openedAt).thenComparing(ReleaseRow::getId))
          .map(ReleaseRow::getId)
          .toList();
    }

    @Override
    public List<Delegation> delegations() {
      return delegations.of(project);
    }

    @Override
    public Slot slot(String key) {
      return slots.of(project, key);
    }
  }
}
