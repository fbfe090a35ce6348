package dev.slipway.cli.output;

import java.io.PrintWriter;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// How a command prints: text for people or one JSON document for programs, on standard output;
/// everything else on standard error. Given behind the command's name or before it.
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

  /// For completion.
  static final class Formats implements Iterable<String> {
    static final List<String> ALL = List.of("text", "json");

    @Override
    public Iterator<String> iterator() {
      return ALL.iterator();
    }
  }

  public boolean json() {
    CommandSpec above = mixee.root().mixins().get(NAME);
    return "json"
        .equals(
            format == null && above != null && above.userObject() instanceof OutputOptions top
                ? top.format
                : format);
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
    err.print(Text.line(line) + "\n");
    err.flush();
  }

  /// Wrong arguments, in picocli's words for them.
  public ParameterException usage(String message) {
    return new ParameterException(mixee.commandLine(), message);
  }
}
