package dev.slipway.cli.output;

import dev.slipway.cli.options.Inherited;
import java.io.PrintWriter;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The output format of a command: text for people or one JSON document for programs, on standard output;
/// everything else on standard error, as JSON in one line each if JSON is asked for. Given behind the
/// command's name or before it.
public final class OutputOptions {

  /// The name that this is mixed in by at the top.
  public static final String NAME = "output";

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec mixee = CommandSpec.create();

  private @Nullable String format;

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      completionCandidates = Formats.class,
      description = "text or json; text when not given.")
  void format(@Nullable String asked) {
    if (asked != null && !Formats.ALL.contains(asked)) {
      throw usage("--output must be text or json, not '" + asked + "'");
    }
    format = asked;
  }

  @Option(names = "--json", description = "The same as --output json.")
  void json(boolean asked) {
    format = asked ? "json" : format;
  }

  /// For completion.
  static final class Formats implements Iterable<String> {
    static final List<String> ALL = List.of("text", "json");

    @Override
    public Iterator<String> iterator() {
      return ALL.iterator();
    }
  }

  public boolean json() {
    return "json"
        .equals(Inherited.value(this, mixee, NAME, OutputOptions.class, options -> options.format));
  }

  /// Prints a value as JSON, or `text` where that is asked for, nothing at all where it is empty.
  public void print(Object json, Supplier<String> text) {
    PrintWriter out = mixee.commandLine().getOut();
    String printed = json() ? JSON.writeValueAsString(json) : text.get();
    out.print(printed.isEmpty() ? "" : printed + "\n");
    out.flush();
  }

  /// Tells the person something that is not the result.
  public void note(String line) {
    PrintWriter err = mixee.commandLine().getErr();
    err.print((json() ? line(Map.of("note", line)) : TerminalText.line(line)) + "\n");
    err.flush();
  }

  /// True if the arguments ask for JSON, also where they cannot be parsed.
  public static boolean wantsJson(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals("--json")
          || argument.equals("--output=json")
          || (argument.equals("--output")
              && i + 1 < arguments.size()
              && arguments.get(i + 1).equals("json"))) {
        return true;
      }
    }
    return false;
  }

  /// A value as JSON in one line.
  public static String line(Object value) {
    return JsonMapper.shared().writeValueAsString(value);
  }

  /// Wrong arguments, in picocli's words for them.
  public ParameterException usage(String message) {
    return new ParameterException(mixee.commandLine(), message);
  }
}
