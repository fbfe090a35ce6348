package dev.slipway.contract;

import java.math.BigInteger;
import java.util.regex.Pattern;

/// The format of a release's id.
public final class ReleaseId {

  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LENGTH = 10;

  private static final Pattern FORM = Pattern.compile("[a-z0-9-]+-[a-z2-7]{" + LENGTH + "}");

  private ReleaseId() {}

  /// Whether a text could be the id of a release.
  public static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }

  /// The project of a release by its id, for which [#isOne] holds.
  public static String project(String id) {
    return id.substring(0, id.length() - LENGTH - 1);
  }

  /// `<project>-<10 base32 characters of SHA-256 over its identity>`.
  ///
  /// @param identity what makes the release this one: the same is the same release
  /// @throws IllegalArgumentException for a project or an identity that is missing: two builds without one
  ///     would share a release
  public static String of(String project, String identity) {
    if (Required.field(project, "project").isBlank()
        || Required.field(identity, "identity").isBlank()) {
      throw new IllegalArgumentException("a release id needs a project and an identity");
    }
    byte[] hash = Sha256.of(identity);
    BigInteger bits = new BigInteger(1, hash).shiftRight(hash.length * 8 - LENGTH * 5);
    StringBuilder text = new StringBuilder(project).append('-');
    for (int i = LENGTH - 1; i >= 0; i--) {
      text.append(ALPHABET.charAt(bits.shiftRight(i * 5).intValue() & 31));
    }
    return text.toString();
  }
}
