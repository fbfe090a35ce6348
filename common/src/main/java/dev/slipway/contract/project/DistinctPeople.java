package dev.slipway.contract.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds for each approval that groups require a person of its own, by augmenting paths. Pure.
public final class DistinctPeople {

  private final List<Set<String>> places;
  private final Map<String, Integer> placeOf = new HashMap<>();

  private DistinctPeople(List<Set<String>> places) {
    this.places = places;
  }

  /// The number of required approvals that different people can give.
  ///
  /// @param required by group
  /// @param approvers the people who approve or could, by group
  public static int given(Map<String, Integer> required, Map<String, Set<String>> approvers) {
    List<Set<String>> places = new ArrayList<>();
    required.forEach((group, people) -> {
      for (int i = 0; i < people; i++) {
        places.add(approvers.getOrDefault(group, Set.of()));
      }
    });
    DistinctPeople distinct = new DistinctPeople(places);
    int given = 0;
    for (int place = 0; place < places.size(); place++) {
      given += distinct.fill(place, new HashSet<>()) ? 1 : 0;
    }
    return given;
  }

  private boolean fill(int place, Set<String> tried) {
    for (String person : places.get(place)) {
      if (tried.add(person)) {
        Integer other = placeOf.get(person);
        if (other == null || fill(other, tried)) {
          placeOf.put(person, place);
          return true;
        }
      }
    }
    return false;
  }
}
