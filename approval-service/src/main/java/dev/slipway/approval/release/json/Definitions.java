package dev.slipway.approval.release.json;

import dev.slipway.contract.project.ProjectDefinition;

/// Definitions by an id that their content gives them, so that stored values can refer to one
/// instead of repeating it.
public interface Definitions {

  /// Keeps a definition, in the caller's transaction, and returns an id under which it is found once that
  /// is committed. Harmless for one that is kept already.
  String keep(ProjectDefinition definition);

  /// The reverse of [#keep(ProjectDefinition)].
  ///
  /// @throws IllegalStateException for an id under which nothing is kept
  ProjectDefinition find(String id);
}
