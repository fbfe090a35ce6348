package dev.slipway.gateway.chat.choice;

import dev.slipway.contract.project.Answer;
import dev.slipway.contract.project.Question;
import dev.slipway.contract.text.TextLimits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The answers in a form, and what is wrong with them.
record FormAnswers(Form form, List<Question> questions) {

  /// The mistakes by the question's id; empty if all is well. The approval service judges once more by the
  /// definition that the release was opened with.
  Map<String, String> mistakes() {
    Map<String, String> mistakes = new LinkedHashMap<>();
    for (Question question : questions) {
      mistake(question).ifPresent(mistake -> mistakes.put(question.id(), mistake));
    }
    return mistakes;
  }

  private Optional<String> mistake(Question question) {
    Optional<Answer> given = form.answer(question);
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

  List<Answer> all() {
    List<Answer> answers = new ArrayList<>();
    questions.stream()
        .limit(TextLimits.ANSWERS)
        .forEach(question -> form.answer(question).ifPresent(answers::add));
    return answers;
  }
}
