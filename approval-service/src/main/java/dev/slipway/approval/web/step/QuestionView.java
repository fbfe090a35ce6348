package dev.slipway.approval.web.step;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// A question of a choice, as the API shows it.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = QuestionView.TextQuestion.class, name = "text"),
  @JsonSubTypes.Type(value = QuestionView.SelectQuestion.class, name = "select"),
  @JsonSubTypes.Type(value = QuestionView.CheckboxQuestion.class, name = "checkbox")
})
@Schema(name = "Question", description = "Asked of everybody who makes a choice")
public sealed interface QuestionView {

  /// Unique among the choice's questions.
  String id();

  /// Answered in words.
  record TextQuestion(
      String id,
      String label,
      boolean required,
      boolean multiline,
      @Schema(description = "Characters at most") int longest)
      implements QuestionView {}

  /// Answered by one of several.
  record SelectQuestion(String id, String label, boolean required, List<Option> options)
      implements QuestionView {}

  /// Answered by ticking.
  record CheckboxQuestion(String id, String label, boolean required) implements QuestionView {}

  /// One of a selection.
  @Schema(name = "Option", description = "One of a selection")
  record Option(@Schema(description = "Named by an answer") String id, String label) {}
}
