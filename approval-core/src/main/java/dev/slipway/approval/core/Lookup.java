package dev.slipway.approval.core;

import dev.slipway.approval.core.environment.Slot;
import dev.slipway.approval.core.release.NewestBuilds;
import dev.slipway.approval.core.release.Release;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.people.Delegation;
import dev.slipway.contract.project.ProjectDefinition;
import java.util.List;
import java.util.Optional;

/// The facts of its project that a decision may read. The same answers give the same decision.
public interface Lookup {

  /// [Release.Absent] for an id that nothing has opened.
  Release release(String id);

  /// The open releases of a branch or tag, oldest first.
  List<String> open(TargetType type, String target);

  /// [NewestBuilds#none] for a branch or tag that no build came for.
  NewestBuilds newest(TargetType type, String target);

  /// All open releases of the project, oldest first.
  List<String> open();

  /// The project's definition in force; empty if it is not defined any more.
  Optional<ProjectDefinition> newestDefinition();

  /// Whose votes in the project are in whose hands, over or not.
  List<Delegation> delegations();

  /// [Slot#unused] for a slot that was never deployed to.
  Slot slot(String key);
}
