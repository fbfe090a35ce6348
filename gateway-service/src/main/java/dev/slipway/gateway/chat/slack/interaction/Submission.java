package dev.slipway.gateway.chat.slack.interaction;

import dev.slipway.contract.project.Answer;
import dev.slipway.contract.project.Question;
import dev.slipway.contract.text.ForeignText;
import dev.slipway.gateway.chat.choice.Form;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The answers that were entered into a dialog, by question.
///
/// @param values `view.state.values` of the payload: what was entered by block and action
record Submission(JsonNode values) implements Form {

  @Override
  public Optional<Answer> answer(Question question) {
    JsonNode entered = values.path(question.id()).path(ChoiceModal.ACTION);
    return switch (question) {
      case Question.Text text ->
          Optional.of(ForeignText.clean(entered.path("value").asString("")))
              .filter(words -> !ForeignText.isBlank(words))
              .map(words -> new Answer.Text(text.id(), words.strip()));
      case Question.Select select ->
          Optional.of(entered.path("selected_option").path("value").asString(""))
              .filter(option -> !option.isEmpty())
              .map(option -> new Answer.Selected(select.id(), option));
      case Question.Checkbox box ->
          Optional.of(
              new Answer.Ticked(
                  box.id(),
                  entered.path("selected_options").valueStream().anyMatch(Submission::isTick)));
    };
  }

  private static boolean isTick(JsonNode option) {
    return option.path("value").asString("").equals(ChoiceModal.TICKED);
  }
}
