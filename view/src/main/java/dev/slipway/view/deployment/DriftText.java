package dev.slipway.view.deployment;

import dev.slipway.contract.deployment.Drift;
import dev.slipway.view.card.Legible;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Describes drift in words.
final class DriftText {

  private static final int LONGEST_FIELD = 80;
  private static final int OBJECTS = 5;
  private static final int FIELDS = 5;

  /// What stands between the names of several objects.
  private static final String SEPARATOR = ", ";

  private DriftText() {}

  /// A sentence that begins in the middle.
  static String words(Drift drift) {
    List<String> objects = Arrays.asList(drift.object().split(SEPARATOR, -1));
    if (objects.size() > 1) {
      return several(drift, objects);
    }
    return drift.deleted()
        ? drift.object() + " was deleted."
        : drift.object() + " was changed: " + fields(drift.changes(), "") + ".";
  }

  private static String several(Drift drift, List<String> objects) {
    int more = objects.size() - OBJECTS;
    List<String> shown =
        objects.stream().limit(OBJECTS).map(object -> object + changes(drift, object)).toList();
    String all =
        more > 0
            ? String.join(SEPARATOR, shown) + " and " + more + " more"
            : String.join(SEPARATOR, shown.subList(0, shown.size() - 1))
                + " and "
                + shown.getLast();
    return all + (drift.deleted() ? " were deleted." : " were changed.");
  }

  /// Of several objects, each field begins with the one that it is of.
  private static String changes(Drift drift, String object) {
    String prefix = object + " ";
    List<Drift.Change> own =
        drift.changes().stream().filter(change -> change.field().startsWith(prefix)).toList();
    return own.isEmpty() || drift.deleted()
        ? ""
        : " (" + fields(own, prefix).replace("(deleted)", "deleted") + ")";
  }

  private static String fields(List<Drift.Change> changes, String prefix) {
    int more = changes.size() - FIELDS;
    return changes.stream()
            .limit(FIELDS)
            .map(change -> field(change, prefix))
            .collect(Collectors.joining(SEPARATOR))
        + (more > 0 ? " and " + more + " more" : "");
  }

  private static String field(Drift.Change change, String prefix) {
    String field = Legible.head(change.field().substring(prefix.length()), LONGEST_FIELD);
    return change.manager() == null
        ? field
        : field + " by " + Legible.head(change.manager(), LONGEST_FIELD);
  }
}
