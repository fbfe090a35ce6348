package dev.slipway.cli.doctor;

import org.jspecify.annotations.Nullable;

/// One line of the doctor's report.
///
/// @param check what was looked at, in a word or two
/// @param result one sentence without its full stop
/// @param next what to do, a sentence; null if there is nothing to do
public record Finding(State state, String check, String result, @Nullable String next) {

  public static Finding ok(String check, String result) {
    return new Finding(State.OK, check, result, null);
  }

  public static Finding missing(String check, String result, String next) {
    return new Finding(State.MISSING, check, result, next);
  }

  public static Finding failed(String check, String result, String next) {
    return new Finding(State.FAILED, check, result, next);
  }

  public static Finding notAsked(String check, String result, String next) {
    return new Finding(State.NOT_ASKED, check, result, next);
  }
}
