package dev.slipway.gateway.build;

import dev.slipway.contract.Build;
import dev.slipway.messaging.EventIds;
import java.math.BigInteger;
import java.util.Locale;

/// The ids of releases: the same build, however often it is reported, is the same release.
final class ReleaseIds {

  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LENGTH = 10;

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
    return project + "-" + base32(EventIds.sha256(identity));
  }

  private static String base32(byte[] hash) {
    BigInteger bits = new BigInteger(1, hash).shiftRight(hash.length * 8 - LENGTH * 5);
    StringBuilder text = new StringBuilder();
    for (int i = LENGTH - 1; i >= 0; i--) {
      text.append(ALPHABET.charAt(bits.shiftRight(i * 5).intValue() & 31));
    }
    return text.toString();
  }
}
