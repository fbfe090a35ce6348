package dev.slipway.approval.release.jpa;

import dev.slipway.contract.gateway.ProjectDefinition;

/// Definitions by an id that their content gives them, so that stored values can refer to one
/// instead of repeating it.
public interface Definitions {

  /// The same for equal definitions, always.
  String idOf(ProjectDefinition definition);

  /// The reverse of [#idOf(ProjectDefinition)].
  ///
  /// @throws IllegalStateException for an id under which nothing is kept
  ProjectDefinition find(String id);
}
