package dev.slipway.cli.project;

import dev.slipway.cli.output.CommandFailedException;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.projectfiles.ProjectFiles;
import dev.slipway.projectfiles.ProjectFiles.Finding;
import dev.slipway.projectfiles.ProjectLimits;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Checks project files.
@Command(
    name = "validate",
    description = {
      "Check project files, without any service.",
      "They are judged as the gateway does: against the schema, with their bases merged in and their",
      "people looked up in people.yaml beside them, and with --limits against what their operator lets",
      "them name. Every problem is told with its file, its line and how to mend it. Exits with 1 if there",
      "is one."
    },
    mixinStandardHelpOptions = true)
public final class ValidateCommand implements Callable<Integer> {

  @Mixin private OutputOptions output = new OutputOptions();

  @Mixin private LimitsOptions limits = new LimitsOptions();

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "A project's file, or a folder for all of its files.")
  private List<Path> files = List.of();

  /// @param problems in the order of the files
  /// @param warnings what is allowed and may not be meant
  record Result(
      boolean valid, Set<String> projects, List<Finding> problems, List<String> warnings) {}

  @Override
  public Integer call() {
    Set<Finding> problems = new LinkedHashSet<>();
    Set<String> projects = new TreeSet<>();
    Set<String> warnings = new LinkedHashSet<>();
    ProjectLimits allowed = limits.read();
    for (Path file : files) {
      ProjectFiles.Report report = check(file, allowed);
      problems.addAll(report.problems());
      projects.addAll(report.projects());
      warnings.addAll(report.warnings());
    }
    Result result =
        new Result(problems.isEmpty(), projects, new ArrayList<>(problems), List.copyOf(warnings));
    output.print(result, () -> text(result));
    return (result.valid() ? ExitCode.OK : ExitCode.FAILED).number();
  }

  private static ProjectFiles.Report check(Path file, ProjectLimits limits) {
    if (!Files.exists(file)) {
      throw new CommandFailedException(
          ExitCode.NOT_FOUND, "there is no file " + file + "; name one that exists");
    }
    try {
      return ProjectFiles.check(file, limits);
    } catch (UncheckedIOException e) {
      throw new CommandFailedException(
          ExitCode.FAILED, "cannot read " + file + "; check that it may be read", e);
    }
  }

  private static String text(Result result) {
    return result.warnings().stream()
            .map(warning -> "Warning: " + warning + "\n")
            .collect(Collectors.joining())
        + verdict(result);
  }

  private static String verdict(Result result) {
    if (result.valid()) {
      return result.projects().isEmpty()
          ? "No projects there."
          : "Valid: " + String.join(", ", result.projects());
    }
    int count = result.problems().size();
    return result.problems().stream().map(Finding::toString).collect(Collectors.joining("\n"))
        + "\n"
        + (count == 1 ? "1 problem" : count + " problems");
  }
}
