package dev.slipway.contract.project;

import dev.slipway.contract.Required;
import java.util.List;

/// The rules of an environment's rollbacks.
///
/// @param approve the groups whose approval a rollback needs; where there are none, everybody in a group
///     of the project may roll back
/// @param onFailure whether a deployment that fails is rolled back by itself
public record RollbackRules(List<String> approve, boolean onFailure) {

  /// What holds where a file says nothing.
  public static final RollbackRules NONE = new RollbackRules(List.of(), false);

  public RollbackRules {
    approve = Required.list(approve);
  }
}
