package dev.slipway.cli;

import dev.slipway.cli.output.CommandFailedException;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.OutputOptions;
import dev.slipway.cli.output.TerminalText;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Prints failures of commands: one line on standard error, JSON if that is asked for, and a number.
final class Errors {

  private Errors() {}

  static int usage(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    if (OutputOptions.wantsJson(List.of(args))) {
      return json(err, ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
    tell(err, String.valueOf(e.getMessage()));
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    err.flush();
    return ExitCode.USAGE.number();
  }

  static int failure(Exception e, CommandLine command, ParseResult parsed) {
    ExitCode code = e instanceof CommandFailedException failed ? failed.code() : ExitCode.FAILED;
    String message =
        switch (e) {
          case CommandFailedException failed -> String.valueOf(failed.getMessage());
          case InterruptedException _ -> "interrupted";
          default -> "unexpected: " + e;
        };
    if (OutputOptions.wantsJson(parsed.originalArgs())) {
      return json(command.getErr(), code, message);
    }
    tell(command.getErr(), message);
    return code.number();
  }

  private static int json(PrintWriter err, ExitCode code, String message) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", code.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    error.put("exit", code.number());
    error.put("message", message);
    err.println(OutputOptions.line(Map.of("error", error)));
    err.flush();
    return code.number();
  }

  private static void tell(PrintWriter err, String message) {
    err.println("slipway: " + TerminalText.line(message));
    err.flush();
  }
}
