package dev.slipway.contract;

import java.math.BigInteger;

/// What the id of a release looks like.
public final class ReleaseId {

  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
  private static final int LENGTH = 10;

  private ReleaseId() {}

  /// `<project>-<10 base32 characters>`.
  ///
  /// @param hash over what makes the release this one, at least 7 bytes: the same is the same release
  public static String of(String project, byte[] hash) {
    BigInteger bits = new BigInteger(1, hash).shiftRight(hash.length * 8 - LENGTH * 5);
    StringBuilder text = new StringBuilder(project).append('-');
    for (int i = LENGTH - 1; i >= 0; i--) {
      text.append(ALPHABET.charAt(bits.shiftRight(i * 5).intValue() & 31));
    }
    return text.toString();
  }
}
