package dev.slipway.approval.web.step;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.swagger.v3.oas.annotations.media.Schema;

/// An answer to a choice's question, as the API shows it.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = AnswerView.TextAnswer.class, name = "text"),
  @JsonSubTypes.Type(value = AnswerView.SelectedAnswer.class, name = "select"),
  @JsonSubTypes.Type(value = AnswerView.TickedAnswer.class, name = "checkbox")
})
@Schema(name = "Answer", description = "An answer, of the question's kind")
public sealed interface AnswerView {

  /// The question's id.
  String question();

  /// The answer in words.
  record TextAnswer(String question, String text) implements AnswerView {}

  /// The option that was selected, by its id.
  record SelectedAnswer(String question, String option) implements AnswerView {}

  /// The state of the checkbox.
  record TickedAnswer(String question, boolean ticked) implements AnswerView {}
}
