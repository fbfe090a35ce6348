package dev.slipway.projectfiles.pipeline;

import dev.slipway.contract.project.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Reads a choice's questions from JSON that the schema allows.
final class FormReader {

  private static final int LONGEST_REASON = 1_000;
  private static final int LONGEST_LINE = 150;

  private FormReader() {}

  static Question reason(boolean required) {
    return new Question.Text(Question.REASON, "Reason", required, true, LONGEST_REASON);
  }

  /// In the file's order; the list is the caller's.
  static List<Question> read(JsonNode form) {
    List<Question> questions = new ArrayList<>();
    for (Map.Entry<String, JsonNode> question : form.properties()) {
      questions.add(question(question.getKey(), question.getValue()));
    }
    return questions;
  }

  private static Question question(String id, JsonNode given) {
    boolean required = given.path("required").asBoolean(false);
    if (given.has("checkbox")) {
      return new Question.Checkbox(id, given.path("checkbox").asString(), required);
    }
    if (given.has("select")) {
      List<Question.Option> options =
          given.path("options").properties().stream()
              .map(option -> new Question.Option(option.getKey(), option.getValue().asString()))
              .toList();
      return new Question.Select(id, given.path("select").asString(), required, options);
    }
    boolean multiline = given.path("multiline").asBoolean(false);
    int longest = given.path("longest").asInt(multiline ? LONGEST_REASON : LONGEST_LINE);
    return new Question.Text(id, given.path("text").asString(), required, multiline, longest);
  }
}
