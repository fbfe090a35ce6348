package dev.slipway.projectfiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Twenty projects that are in order, for beside one that is not.
final class TwentyOthers {

  static final String PROJECT =
      """
      project: good-%d
      channel: slack:C0GOOD
      people: {owners: [slack:U0ONE]}
      environments: {live: {namespace: good-%d}}
      workload: {port: 8080}
      pipeline: [{deploy: live}]
      """;

  private static final int MANY = 20;

  private TwentyOthers() {}

  static Set<String> names() {
    return IntStream.range(0, MANY)
        .mapToObj(i -> "good-" + i)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// Half of them come before any other file, and half after.
  static void write(Path folder) throws IOException {
    for (int i = 0; i < MANY; i++) {
      String file = (i % 2 == 0 ? "a-" : "z-") + i + ".yaml";
      Files.writeString(folder.resolve(file), PROJECT.formatted(i, i));
    }
  }
}
