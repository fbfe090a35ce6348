package dev.slipway.contract.project;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.slipway.contract.Required;

/// An answer to a [Question], of the question's kind. Whether it fits the question is judged where the choice
/// is.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Answer.Text.class, name = "text"),
  @JsonSubTypes.Type(value = Answer.Selected.class, name = "select"),
  @JsonSubTypes.Type(value = Answer.Ticked.class, name = "checkbox")
})
public sealed interface Answer {

  /// The question's id.
  String question();

  /// @param text not blank
  record Text(String question, String text) implements Answer {
    public Text {
      Required.field(question, "answer.question");
      Required.field(text, "answer.text");
    }
  }

  /// @param option the id of the option
  record Selected(String question, String option) implements Answer {
    public Selected {
      Required.field(question, "answer.question");
      Required.field(option, "answer.option");
    }
  }

  record Ticked(String question, boolean ticked) implements Answer {
    public Ticked {
      Required.field(question, "answer.question");
    }
  }
}
