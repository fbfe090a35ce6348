package dev.slipway.gateway.source;

import dev.slipway.contract.ReleaseId;
import dev.slipway.contract.build.Build;
import java.util.Locale;

/// The ids of releases: the same build, however often it is reported, is the same release.
final class ReleaseIds {

  private ReleaseIds() {}

  /// `<project>-<10 base32 characters of SHA-256 over the build's identity>`. The identity is the
  /// source's own id where it gave one, else what was built for which branch or tag.
  ///
  /// @param source who numbers the builds, for example `github`
  static String of(String project, String source, Build build) {
    String identity =
        build.id() != null
            ? String.join("\n", project, source, build.id())
            : String.join(
                "\n",
                project,
                build.image(),
                build.type().name().toLowerCase(Locale.ROOT),
                build.target());
    return ReleaseId.of(project, identity);
  }
}
