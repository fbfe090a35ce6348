package dev.slipway.gateway.chat.slack.interaction;

import dev.slipway.contract.project.Answer;
import dev.slipway.contract.project.Question;
import dev.slipway.contract.text.ForeignText;
import dev.slipway.contract.text.TextLimits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The answers that were entered into a dialog, by question.
///
/// @param values `view.state.values` of the payload: what was entered by block and action
record Submission(JsonNode values) {

  /// What is wrong, by question; empty where all is well. The approval service judges once more by the
  /// definition that the release was opened with.
  Map<String, String> mistakes(List<Question> questions) {
    Map<String, String> mistakes = new LinkedHashMap<>();
    for (Question question : questions) {
      mistake(question).ifPresent(mistake -> mistakes.put(question.id(), mistake));
    }
    return mistakes;
  }

  private Optional<String> mistake(Question question) {
    Optional<Answer> given = answer(question);
    if (given.isEmpty()) {
      return question.required() ? Optional.of("This has to be answered.") : Optional.empty();
    }
    return switch (question) {
      case Question.Text text when given.get() instanceof Answer.Text(_, var words) ->
          words.length() > text.longest()
              ? Optional.of("At most " + text.longest() + " characters.")
              : Optional.empty();
      case Question.Select select when given.get() instanceof Answer.Selected(_, var chosen) ->
          select.options().stream().anyMatch(option -> option.id().equals(chosen))
              ? Optional.empty()
              : Optional.of("This option is no longer there; cancel and click again.");
      case Question.Checkbox box when given.get() instanceof Answer.Ticked(_, boolean ticked) ->
          ticked || !box.required() ? Optional.empty() : Optional.of("This has to be ticked.");
      case Question.Text _, Question.Select _, Question.Checkbox _ ->
          Optional.of("This is not what was asked; cancel and click again.");
    };
  }

  List<Answer> answers(List<Question> questions) {
    List<Answer> answers = new ArrayList<>();
    questions.stream()
        .limit(TextLimits.ANSWERS)
        .forEach(question -> answer(question).ifPresent(answers::add));
    return answers;
  }

  private Optional<Answer> answer(Question question) {
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
