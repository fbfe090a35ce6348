package dev.slipway.gateway.project;

import java.util.List;

/// A file that cannot be used, with everything that is wrong in it.
final class BrokenFileException extends RuntimeException {

  private final List<Problem> problems;

  BrokenFileException(List<Problem> problems) {
    super(problems.toString());
    this.problems = List.copyOf(problems);
  }

  BrokenFileException(Value.Location at, String message) {
    this(List.of(new Problem(at, message)));
  }

  List<Problem> problems() {
    return problems;
  }
}
