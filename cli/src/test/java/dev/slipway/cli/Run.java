package dev.slipway.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The output and exit code of a command.
public record Run(int code, String out, String err) {

  @Command(name = "slipway", mixinStandardHelpOptions = true)
  static final class Slipway {}

  /// Runs a command line as the process would.
  public static Run slipway(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Cli.extend(new CommandLine(new Slipway()))
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(arguments);
    return new Run(code, out.toString(), err.toString());
  }

  /// Standard output as the one JSON document that it must be.
  public JsonNode json() {
    return JsonMapper.shared().readTree(out);
  }
}
