package dev.slipway.contract.project;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.slipway.contract.Required;
import java.util.List;

/// Something that is asked of whoever makes a choice. A new kind is a new record here and what the
/// compiler then points at.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Question.Text.class, name = "text"),
  @JsonSubTypes.Type(value = Question.Select.class, name = "select"),
  @JsonSubTypes.Type(value = Question.Checkbox.class, name = "checkbox")
})
public sealed interface Question {

  /// The id of the question that `reason:` of a gate asks.
  String REASON = "reason";

  /// Unique among the choice's questions: lower-case letters, digits and dashes, at most 40.
  String id();

  /// What people read.
  String label();

  /// Whether the choice cannot be made without an answer.
  boolean required();

  /// Answered in words.
  ///
  /// @param longest characters at most, from 1 to [dev.slipway.contract.text.TextLimits#ANSWER]
  record Text(String id, String label, boolean required, boolean multiline, int longest)
      implements Question {
    public Text {
      Required.field(id, "question.id");
      Required.field(label, "question.label");
    }
  }

  /// Answered by one of several.
  ///
  /// @param options at least one, ids unique
  record Select(String id, String label, boolean required, List<Option> options)
      implements Question {
    public Select {
      Required.field(id, "question.id");
      Required.field(label, "question.label");
      options = Required.list(options);
    }
  }

  /// Answered by ticking.
  ///
  /// @param required whether it must be ticked
  record Checkbox(String id, String label, boolean required) implements Question {
    public Checkbox {
      Required.field(id, "question.id");
      Required.field(label, "question.label");
    }
  }

  /// One of a selection.
  ///
  /// @param id what an answer names
  /// @param label what people read
  record Option(String id, String label) {
    public Option {
      Required.field(id, "option.id");
      Required.field(label, "option.label");
    }
  }
}
