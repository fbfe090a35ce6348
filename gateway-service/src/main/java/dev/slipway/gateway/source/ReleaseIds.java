package dev.slipway.gateway.source;

import dev.slipway.contract.ReleaseId;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.CiRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The ids of releases: the same build, however often it is reported, is the same release.
final class ReleaseIds {

  private ReleaseIds() {}

  /// `<project>-<10 base32 characters of SHA-256 over the build's identity>`. The identity is the
  /// source's own id if it gave one, else image, branch or tag, and what is known of commit and run: a tag such as
  /// `latest` names many builds.
  ///
  /// @param source who numbers the builds, for example `github`
  static String of(String project, String source, Build build) {
    return ReleaseId.of(
        project,
        build.id() != null
            ? String.join("\n", project, source, build.id())
            : String.join("\n", described(project, build)));
  }

  /// A field that is missing adds nothing: a build of which no more is known keeps its id.
  private static List<String> described(String project, Build build) {
    List<String> parts = new ArrayList<>();
    parts.add(project);
    parts.add(build.image());
    parts.add(build.type().name().toLowerCase(Locale.ROOT));
    parts.add(build.target());
    add(parts, "commit", build.commit());
    CiRun run = build.run();
    if (run != null) {
      add(parts, "workflow", run.workflow());
      add(parts, "number", run.number());
      add(parts, "attempt", run.attempt());
    }
    return parts;
  }

  private static void add(List<String> parts, String name, @Nullable Object value) {
    if (value != null) {
      parts.add(name + "=" + value);
    }
  }
}
