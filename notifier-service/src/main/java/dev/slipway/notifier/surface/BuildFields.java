package dev.slipway.notifier.surface;

import dev.slipway.contract.Build;
import dev.slipway.contract.TargetType;
import dev.slipway.contract.approval.ReleaseSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What was built, as short facts.
final class BuildFields {

  private static final int SHORT_COMMIT = 10;

  /// A run of a GitHub workflow, whose repository has the commit.
  private static final Pattern GITHUB_RUN =
      Pattern.compile("(https://[^/]+/[^/]+/[^/]+)/actions/runs/.*");

  private BuildFields() {}

  static List<Card.Field> of(ReleaseSnapshot release) {
    Build build = release.build();
    List<Card.Field> fields = new ArrayList<>();
    fields.add(new Card.Field("Image", new Text(List.of()).code(build.image())));
    fields.add(
        new Card.Field(
            build.type() == TargetType.TAG ? "Tag" : "Branch",
            new Text(List.of()).code(build.target())));
    if (build.commit() != null) {
      fields.add(new Card.Field("Commit", commit(build, build.commit())));
    }
    if (build.author() != null) {
      fields.add(new Card.Field("Author", Text.of(build.author())));
    }
    Instant finished = release.finishedAt();
    if (finished != null) {
      Duration took = Duration.between(release.openedAt(), finished);
      fields.add(new Card.Field("Took", Text.of(words(took))));
    }
    return fields;
  }

  private static Text commit(Build build, String commit) {
    String shown = commit.substring(0, Math.min(SHORT_COMMIT, commit.length()));
    Matcher run = GITHUB_RUN.matcher(build.url() == null ? "" : build.url());
    return run.matches()
        ? new Text(List.of()).link(run.group(1) + "/commit/" + commit, shown)
        : new Text(List.of()).code(shown);
  }

  /// In the two largest units: 3 d 4 h, 2 h 5 min, 12 min, 40 s.
  static String words(Duration took) {
    if (took.toDays() > 0) {
      return took.toDays() + " d " + took.toHoursPart() + " h";
    }
    if (took.toHours() > 0) {
      return took.toHours() + " h " + took.toMinutesPart() + " min";
    }
    return took.toMinutes() > 0 ? took.toMinutes() + " min" : Math.max(0, took.toSeconds()) + " s";
  }
}
