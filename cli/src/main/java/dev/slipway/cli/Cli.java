package dev.slipway.cli;

import dev.slipway.cli.api.ApiOptions;
import dev.slipway.cli.build.BuildCommand;
import dev.slipway.cli.deadletter.DeadLettersCommand;
import dev.slipway.cli.doctor.DoctorCommand;
import dev.slipway.cli.init.InitCommand;
import dev.slipway.cli.kafka.KafkaOptions;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.cli.project.EnvironmentsCommand;
import dev.slipway.cli.project.HistoryCommand;
import dev.slipway.cli.project.ProjectsCommand;
import dev.slipway.cli.project.RollbackCommand;
import dev.slipway.cli.project.ValidateCommand;
import dev.slipway.cli.release.EventsCommand;
import dev.slipway.cli.release.ReleaseCommand;
import dev.slipway.cli.release.ReleasesCommand;
import dev.slipway.cli.release.RepublishCommand;
import dev.slipway.cli.release.WaitCommand;
import dev.slipway.cli.replay.ReplayCommand;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// Brings the commands that talk to a running Slipway, or to none, to the `slipway` command.
public final class Cli {

  private static final List<Class<?>> COMMANDS =
      List.of(
          ReleasesCommand.class,
          ReleaseCommand.class,
          WaitCommand.class,
          EventsCommand.class,
          ProjectsCommand.class,
          EnvironmentsCommand.class,
          HistoryCommand.class,
          RollbackCommand.class,
          InitCommand.class,
          ValidateCommand.class,
          BuildCommand.class,
          DoctorCommand.class,
          DeadLettersCommand.class,
          ReplayCommand.class,
          RepublishCommand.class,
          CompletionCommand.class);

  private Cli() {}

  /// Adds commands, the options that may stand before them, errors in one line, and exit codes.
  ///
  /// @return the same command line
  public static CommandLine extend(CommandLine slipway) {
    COMMANDS.forEach(slipway::addSubcommand);
    CommandSpec spec = slipway.getCommandSpec();
    spec.addMixin(ApiOptions.NAME, mixin(new ApiOptions()));
    spec.addMixin(KafkaOptions.NAME, mixin(new KafkaOptions()));
    spec.addMixin(OutputOptions.NAME, mixin(new OutputOptions()));
    spec.usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(exitCodes());
    slipway.setUsageHelpWidth(100);
    slipway.setParameterExceptionHandler(Errors::usage);
    slipway.setExecutionExceptionHandler(Errors::failure);
    slipway.setExecutionStrategy(Cli::run);
    return slipway;
  }

  private static CommandSpec mixin(Object options) {
    return CommandSpec.forAnnotatedObject(options);
  }

  private static int run(CommandLine.ParseResult parsed) {
    CommandLine last = parsed.asCommandLineList().getLast();
    Object command = last.getCommand();
    Integer helped = CommandLine.executeHelpRequest(parsed);
    if (helped != null) {
      return helped;
    }
    if (!(command instanceof Callable || command instanceof Runnable)) {
      last.usage(last.getErr());
      return ExitCode.USAGE.number();
    }
    if (command.getClass().getName().startsWith(Cli.class.getPackageName())) {
      silenceLibraries();
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  /// Clients tell of failures that the command tells itself, in its own words. Works as long as
  /// nothing has logged yet, which is so where the command is all that the process does.
  private static void silenceLibraries() {
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    Arrays.stream(ExitCode.values())
        .forEach(code -> codes.put(Integer.toString(code.number()), code.meaning()));
    return codes;
  }
}
