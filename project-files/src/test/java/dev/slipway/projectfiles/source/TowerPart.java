package dev.slipway.projectfiles.source;

import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.document.Value;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The part of a source that the product does not have.
public final class TowerPart implements SourcePart {

  @Override
  public String key() {
    return "tower";
  }

  @Override
  public List<Problem> check(ProjectDefinition definition, Value.Mapping document) {
    Map<String, Map<String, Object>> sources = Objects.requireNonNull(definition.sources());
    Map<String, Object> tower = Objects.requireNonNull(sources.get("tower"));
    return "forbidden".equals(tower.get("repository"))
        ? List.of(Problem.of(document, "/tower/repository", "is not allowed"))
        : List.of();
  }
}
