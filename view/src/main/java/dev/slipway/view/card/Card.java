package dev.slipway.view.card;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The content of one message, for any platform.
///
/// @param title null for a message that is only a sentence
/// @param paragraphs the message itself, in order, each kept apart from the next
/// @param fields short facts, shown side by side where the platform can
/// @param actions the buttons, none where there is nothing to choose
/// @param context less important lines, shown small
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Card(
    @Nullable String title,
    Tone tone,
    List<Text> paragraphs,
    List<Field> fields,
    List<Action> actions,
    List<Text> context) {

  public Card {
    title = title == null ? null : Legible.clean(title);
    paragraphs = List.copyOf(paragraphs);
    fields = List.copyOf(fields);
    actions = List.copyOf(actions);
    context = List.copyOf(context);
  }

  /// Whether it is one sentence and nothing else.
  @JsonIgnore
  public boolean isSentence() {
    return title == null
        && paragraphs.size() == 1
        && fields.isEmpty()
        && actions.isEmpty()
        && context.isEmpty();
  }

  /// A message that is one sentence.
  public static Card sentence(Tone tone, Text sentence) {
    return new Card(null, tone, List.of(sentence), List.of(), List.of(), List.of());
  }

  /// A short fact.
  public record Field(String label, Text value) {
    public Field {
      label = Legible.clean(label);
    }
  }

  /// A button.
  ///
  /// @param id unique in its card
  /// @param value what comes back when it is clicked: `release/gate/choice/attempt`, with the digest
  ///     of what the choice asks behind it if it asks something; never state
  public record Action(String id, String label, String value, Style style) {
    public Action {
      label = Legible.clean(label);
    }
  }

  /// The emphasis of a button.
  public enum Style {
    PRIMARY,
    DANGER,
    PLAIN
  }
}
