package dev.slipway.cli.output;

/// The exit codes of commands. Scripts depend on the numbers: they never change.
public enum ExitCode {
  OK(0, "Done; for wait: reached."),
  FAILED(1, "Failed, refused, or a problem was found."),
  USAGE(2, "Wrong arguments."),
  NOT_FOUND(3, "There is no such release, project, file, topic or dead letter."),
  TIMEOUT(4, "wait: not reached in time."),
  UNREACHABLE(5, "The API or Kafka cannot be reached."),
  ENDED_OTHERWISE(6, "wait: cannot be reached any more; the release went another way.");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  public int number() {
    return number;
  }

  /// One sentence for `--help` and the documentation.
  public String meaning() {
    return meaning;
  }
}
