package dev.slipway.approval.release.json;

import dev.slipway.contract.project.ProjectDefinition;
import java.util.ArrayList;
import java.util.List;

/// Definitions in memory, by the order in which they were first referred to.
final class KnownDefinitions implements Definitions {

  private final List<ProjectDefinition> known = new ArrayList<>();

  @Override
  public String keep(ProjectDefinition definition) {
    if (!known.contains(definition)) {
      known.add(definition);
    }
    return "definition-" + known.indexOf(definition);
  }

  @Override
  public ProjectDefinition find(String id) {
    return known.get(Integer.parseInt(id.substring("definition-".length())));
  }
}
