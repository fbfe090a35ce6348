package dev.slipway.e2e.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/// The projects that fail for good, each in its way, and those that are to go on: all from the seed alone.
record PermanentSchedule(List<Round> rounds) {

  static final int OTHERS = 20;

  private static final List<PermanentFault> KINDS = List.of(PermanentFault.values());

  /// The failures of one moment.
  ///
  /// @param failing the project that each failure happens to
  /// @param others 20 projects that nothing happens to, in the order in which they build
  record Round(int number, Map<PermanentFault, String> failing, List<String> others) {}

  /// @param rounds the first brings all failures at once, each further one a single failure
  static PermanentSchedule of(long seed, int rounds) {
    Random random = new Random(seed);
    List<PermanentFault> alone = new ArrayList<>();
    List<Round> all = new ArrayList<>();
    for (int number = 0; number < rounds; number++) {
      if (alone.isEmpty()) {
        alone.addAll(KINDS);
        Collections.shuffle(alone, random);
      }
      all.add(round(number, number == 0 ? KINDS : List.of(alone.removeLast()), random));
    }
    return new PermanentSchedule(List.copyOf(all));
  }

  private static Round round(int number, List<PermanentFault> kinds, Random random) {
    List<String> projects = new ArrayList<>(projects());
    Collections.shuffle(projects, random);
    Map<PermanentFault, String> failing = new EnumMap<>(PermanentFault.class);
    kinds.forEach(kind -> failing.put(kind, projects.removeLast()));
    return new Round(number, failing, List.copyOf(projects.subList(0, OTHERS)));
  }

  /// The keys of all projects that it needs.
  static List<String> projects() {
    return IntStream.range(0, OTHERS + KINDS.size()).mapToObj("still-%02d"::formatted).toList();
  }
}
