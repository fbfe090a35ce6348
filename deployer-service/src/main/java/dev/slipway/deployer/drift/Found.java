package dev.slipway.deployer.drift;

import dev.slipway.contract.deployment.Drift;
import dev.slipway.contract.deployment.Drift.Change;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One object that is no longer as it was deployed.
///
/// @param object its kind and name
/// @param deleted whether it is gone
public record Found(String object, boolean deleted, List<Change> changes) {

  private static final int MOST = 20;

  public Found {
    changes = List.copyOf(changes);
  }

  /// All that was found of one deployment, as one.
  ///
  /// @param all at least one
  static Drift drift(List<Found> all, boolean correcting) {
    Found first = all.getFirst();
    if (all.size() == 1) {
      return new Drift(first.object(), first.deleted(), first.changes(), correcting);
    }
    return new Drift(
        all.stream().map(Found::object).collect(Collectors.joining(", ")),
        all.stream().allMatch(Found::deleted),
        all.stream().flatMap(Found::named).limit(MOST).toList(),
        correcting);
  }

  /// Each change with the object that it is one of.
  private Stream<Change> named() {
    return deleted
        ? Stream.of(new Change(object + " (deleted)", null))
        : changes.stream()
            .map(change -> new Change(object + " " + change.field(), change.manager()));
  }
}
