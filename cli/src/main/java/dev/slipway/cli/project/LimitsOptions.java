package dev.slipway.cli.project;

import dev.slipway.cli.options.Variables;
import dev.slipway.cli.output.CommandFailedException;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.projectfiles.ProjectLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The operator's limits, for commands that judge project files as the gateway does.
public final class LimitsOptions {

  @Option(
      names = "--limits",
      paramLabel = "FILE",
      description =
          "The operator's file that says what each project may name; else $SLIPWAY_GATEWAY_LIMITS_FILE.")
  private @Nullable Path file;

  @Option(
      names = "--reserved",
      paramLabel = "NAMESPACE",
      split = ",",
      description =
          "Namespaces that --limits has to allow by name, if the gateway is configured otherwise; else"
              + " $SLIPWAY_GATEWAY_LIMITS_RESERVED.")
  private @Nullable List<String> reserved;

  /// The limits that the gateway with this configuration holds projects to.
  ///
  /// @throws CommandFailedException for a file that is not there or that the gateway would not start with
  public ProjectLimits read() {
    Path chosen = file == null ? variable() : file;
    if (chosen != null && !Files.exists(chosen)) {
      throw new CommandFailedException(
          ExitCode.NOT_FOUND,
          "there is no file " + chosen + "; name the operator's limits with --limits");
    }
    try {
      return ProjectLimits.read(chosen, reserved());
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException(
          ExitCode.FAILED, "--limits: " + e.getMessage() + "; the gateway would not start", e);
    }
  }

  private static @Nullable Path variable() {
    return Variables.value("SLIPWAY_GATEWAY_LIMITS_FILE").map(Path::of).orElse(null);
  }

  private List<String> reserved() {
    return reserved != null
        ? reserved
        : Variables.value("SLIPWAY_GATEWAY_LIMITS_RESERVED")
            .map(names -> Arrays.stream(names.split(",")).map(String::strip).toList())
            .orElse(ProjectLimits.RESERVED);
  }
}
