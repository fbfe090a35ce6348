package dev.slipway.cli.doctor.check;

import org.jspecify.annotations.Nullable;

/// One line of the doctor's report.
///
/// @param check what was looked at, in a word or two
/// @param result one sentence without its full stop
/// @param next what to do, a sentence; null if there is nothing to do
public record CheckResult(State state, String check, String result, @Nullable String next) {

  /// What works needs no next step.
  public static CheckResult ok(String check, String result) {
    return new CheckResult(State.OK, check, result, null);
  }

  /// Something is not there or not allowed.
  public static CheckResult missing(String check, String result, String next) {
    return new CheckResult(State.MISSING, check, result, next);
  }

  /// Something is there and does not work.
  public static CheckResult failed(String check, String result, String next) {
    return new CheckResult(State.FAILED, check, result, next);
  }

  /// Nothing says where to look.
  public static CheckResult notAsked(String check, String result, String next) {
    return new CheckResult(State.NOT_ASKED, check, result, next);
  }
}
