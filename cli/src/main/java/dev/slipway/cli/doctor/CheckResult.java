package dev.slipway.cli.doctor;

import org.jspecify.annotations.Nullable;

/// One line of the doctor's report.
///
/// @param check what was looked at, in a word or two
/// @param result one sentence without its full stop
/// @param next what to do, a sentence; null if there is nothing to do
public record CheckResult(State state, String check, String result, @Nullable String next) {

  public static CheckResult ok(String check, String result) {
    return new CheckResult(State.OK, check, result, null);
  }

  public static CheckResult missing(String check, String result, String next) {
    return new CheckResult(State.MISSING, check, result, next);
  }

  public static CheckResult failed(String check, String result, String next) {
    return new CheckResult(State.FAILED, check, result, next);
  }

  public static CheckResult notAsked(String check, String result, String next) {
    return new CheckResult(State.NOT_ASKED, check, result, next);
  }
}
