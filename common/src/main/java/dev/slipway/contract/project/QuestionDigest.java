package dev.slipway.contract.project;

import dev.slipway.contract.Sha256;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/// A short digest of what a choice asks. A button carries that of the definition its release opened with,
/// so that the gateway notices when the file in force asks something else.
public final class QuestionDigest {

  private static final int BYTES = 4;

  private QuestionDigest() {}

  /// Eight hexadecimal digits; the same for the same questions in the same order, in every version.
  public static String of(List<Question> questions) {
    String text = questions.stream().map(QuestionDigest::text).collect(Collectors.joining("\n"));
    return HexFormat.of().formatHex(Sha256.of(text), 0, BYTES);
  }

  private static String text(Question question) {
    String common = quoted(question.id()) + quoted(question.label()) + question.required();
    return switch (question) {
      case Question.Text text -> "text " + common + text.multiline() + text.longest();
      case Question.Select select ->
          "select "
              + common
              + select.options().stream()
                  .map(option -> quoted(option.id()) + quoted(option.label()))
                  .collect(Collectors.joining());
      case Question.Checkbox _ -> "checkbox " + common;
    };
  }

  private static String quoted(String text) {
    return text.length() + ":" + text + " ";
  }
}
