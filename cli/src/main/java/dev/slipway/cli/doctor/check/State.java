package dev.slipway.cli.doctor.check;

import com.fasterxml.jackson.annotation.JsonValue;

/// The result of a check. Scripts read the words: they never change.
public enum State {
  OK("ok"),
  /// Not there, or not allowed, and to be added.
  MISSING("missing"),
  /// There, and it does not work.
  FAILED("failed"),
  /// Not checked, since nothing says where it is.
  NOT_ASKED("not asked");

  private final String word;

  State(String word) {
    this.word = word;
  }

  /// The word for reports in text and JSON.
  @JsonValue
  public String word() {
    return word;
  }

  /// True if the operator has something to do.
  public boolean isProblem() {
    return this == MISSING || this == FAILED;
  }
}
