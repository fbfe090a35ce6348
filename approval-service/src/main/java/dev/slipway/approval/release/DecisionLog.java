package dev.slipway.approval.release;

import dev.slipway.approval.core.Decision;
import dev.slipway.approval.core.Lookup;
import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.release.jpa.ReleaseRow;
import java.util.LinkedHashMap;
import java.util.Map;

/// Says for the log how a decision moves releases.
final class DecisionLog {

  private DecisionLog() {}

  /// A line for each release that is somewhere else afterwards, by its id.
  static Map<String, String> of(Lookup before, Decision decision) {
    Map<String, Release> after = new LinkedHashMap<>();
    decision.events().forEach(recorded -> after.put(recorded.release(), recorded.after()));
    Map<String, String> lines = new LinkedHashMap<>();
    after.forEach((id, release) -> {
      String line = line(id, before.release(id), release);
      if (line != null) {
        lines.put(id, line);
      }
    });
    return lines;
  }

  private static @org.jspecify.annotations.Nullable String line(
      String id, Release before, Release after) {
    String from = where(before);
    String to = where(after);
    return from.equals(to) ? null : "release " + id + ": " + from + " -> " + to;
  }

  private static String where(Release release) {
    return switch (release) {
      case Release.Absent _ -> "absent";
      case Release.Open open -> "open at " + open.steps().get(open.current()).name();
      case Release.Finished finished -> "finished, " + ReleaseRow.word(finished.outcome());
    };
  }
}
