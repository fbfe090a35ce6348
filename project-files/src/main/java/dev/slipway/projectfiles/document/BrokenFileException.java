package dev.slipway.projectfiles.document;

import java.util.List;

/// A file that cannot be used, with everything that is wrong in it.
public final class BrokenFileException extends RuntimeException {

  private final List<Problem> problems;

  /// @param problems at least one
  public BrokenFileException(List<Problem> problems) {
    super(problems.toString());
    this.problems = List.copyOf(problems);
  }

  /// One problem.
  ///
  /// @param message with what to do
  public BrokenFileException(Value.Location at, String message) {
    this(List.of(new Problem(at, message)));
  }

  /// All that was found, in the order of the judgement.
  public List<Problem> problems() {
    return problems;
  }
}
