package dev.slipway.gateway.source;

import dev.slipway.contract.gateway.TargetRemoved;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The result of a delivery, for the answer to its sender.
///
/// @param releases the ids of the releases that are on their way, one for each build
/// @param gone the branches and tags that are gone, one for each project
/// @param ignored what nothing follows from
public record Receipt(List<String> releases, List<TargetRemoved> gone, List<Fact.Ignored> ignored) {

  /// Those of the branches and tags that environments go with.
  public List<TargetRemoved> removing() {
    return gone.stream().filter(removed -> !removed.environments().isEmpty()).toList();
  }

  /// True if a release is opened or an environment goes.
  public boolean hasEffect() {
    return !releases.isEmpty() || !removing().isEmpty();
  }

  /// Why nothing follows from it, each reason once.
  public String reason() {
    return ignored.isEmpty()
        ? "no project has an environment with an instance for each branch or tag"
        : ignored.stream().map(Fact.Ignored::reason).distinct().collect(Collectors.joining("; "));
  }

  /// Why nothing follows for some of the projects, by their names.
  public Map<String, String> reasons() {
    Map<String, String> reasons = new LinkedHashMap<>();
    ignored.forEach(fact -> {
      if (fact.project() != null) {
        reasons.put(fact.project().project(), fact.reason());
      }
    });
    return reasons;
  }
}
