package dev.slipway.cli.init;

import dev.slipway.cli.output.OutputOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks on standard error for what no option says, and reads the answers from standard input.
final class Questions {

  private final OutputOptions output;
  private final boolean allowed;
  private @Nullable BufferedReader answers;

  /// @param allowed false if everything has to be there already
  Questions(OutputOptions output, boolean allowed) {
    this.output = output;
    this.allowed = allowed;
  }

  /// @param option the option that says it too
  /// @throws picocli.CommandLine.ParameterException if nobody answers
  String text(String option, String question, @Nullable String given) {
    if (given != null && !given.isBlank()) {
      return given;
    }
    String answer = allowed ? ask(question + " (" + option + "):") : null;
    if (answer == null || answer.isBlank()) {
      throw output.usage(option + " is missing: " + question.toLowerCase(java.util.Locale.ROOT));
    }
    return answer.strip();
  }

  List<String> list(String option, String question, List<String> given) {
    return given.isEmpty()
        ? Arrays.stream(text(option, question + ", separated by commas", null).split(",", -1))
            .map(String::strip)
            .filter(person -> !person.isEmpty())
            .toList()
        : given;
  }

  private @Nullable String ask(String question) {
    output.note(question);
    if (answers == null) {
      answers = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    }
    try {
      return answers.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException("standard input cannot be read", e);
    }
  }
}
