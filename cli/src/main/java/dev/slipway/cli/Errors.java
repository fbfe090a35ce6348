package dev.slipway.cli;

import dev.slipway.cli.output.CommandFailedException;
import dev.slipway.cli.output.ExitCode;
import dev.slipway.cli.output.Text;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// How commands fail: one line on standard error and a number.
final class Errors {

  private Errors() {}

  static int usage(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    tell(err, String.valueOf(e.getMessage()));
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    err.flush();
    return ExitCode.USAGE.number();
  }

  static int failure(Exception e, CommandLine command, ParseResult parsed) {
    return switch (e) {
      case CommandFailedException failed -> {
        tell(command.getErr(), String.valueOf(failed.getMessage()));
        yield failed.code().number();
      }
      case InterruptedException _ -> {
        tell(command.getErr(), "interrupted");
        yield ExitCode.FAILED.number();
      }
      default -> {
        tell(command.getErr(), "unexpected: " + e);
        yield ExitCode.FAILED.number();
      }
    };
  }

  private static void tell(PrintWriter err, String message) {
    err.println("slipway: " + Text.line(message));
    err.flush();
  }
}
