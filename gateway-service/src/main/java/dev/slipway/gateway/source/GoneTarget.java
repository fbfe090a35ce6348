package dev.slipway.gateway.source;

import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.deployment.Removal;
import dev.slipway.contract.gateway.TargetRemoved;
import dev.slipway.contract.project.ProjectDefinition;
import java.util.List;
import java.util.Map;

/// A branch or tag that nobody needs any more.
public record GoneTarget(TargetType type, String name, Removal.Why why) {

  /// What that means for a project: its environments with an instance for each branch or tag lose one.
  public TargetRemoved of(ProjectDefinition definition) {
    List<String> environments =
        definition.environments().entrySet().stream()
            .filter(entry -> entry.getValue().perTarget())
            .map(Map.Entry::getKey)
            .toList();
    return new TargetRemoved(definition.project(), type, name, environments, why);
  }
}
