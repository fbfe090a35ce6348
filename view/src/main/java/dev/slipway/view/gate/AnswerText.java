package dev.slipway.view.gate;

import dev.slipway.contract.project.Answer;
import dev.slipway.contract.project.Question;
import dev.slipway.contract.release.StepSnapshot.Gate;
import dev.slipway.contract.release.Vote;
import dev.slipway.view.card.Legible;
import dev.slipway.view.card.Text;
import java.util.List;
import java.util.Optional;

/// Renders the answers that somebody gave with their choice.
final class AnswerText {

  private static final int LONGEST_ANSWER = 500;
  private static final int LONGEST_LABEL = 150;

  private AnswerText() {}

  /// Nothing where nothing was answered, else it begins with a space.
  static Text text(Gate gate, Vote vote) {
    List<Question> questions =
        gate.choices().stream()
            .filter(choice -> choice.id().equals(vote.choice()))
            .flatMap(choice -> choice.questions().stream())
            .toList();
    Text text = Text.none();
    for (Answer answer : vote.answers()) {
      text = text.words(" " + words(answer, question(questions, answer)));
    }
    return text;
  }

  private static Optional<Question> question(List<Question> questions, Answer answer) {
    return questions.stream().filter(asked -> asked.id().equals(answer.question())).findFirst();
  }

  private static String words(Answer answer, Optional<Question> question) {
    String asked =
        Legible.head(question.map(Question::label).orElse(answer.question()), LONGEST_LABEL);
    String label = asked + (asked.endsWith("?") ? " " : ": ");
    return switch (answer) {
      case Answer.Text(var id, var words) when id.equals(Question.REASON) ->
          "“" + Legible.head(words, LONGEST_ANSWER) + "”";
      case Answer.Text(_, var words) -> label + Legible.head(words, LONGEST_ANSWER) + ".";
      case Answer.Selected(_, var option) -> label + option(question, option) + ".";
      case Answer.Ticked(_, boolean ticked) -> label + (ticked ? "yes." : "no.");
    };
  }

  private static String option(Optional<Question> question, String id) {
    return question.stream()
        .filter(Question.Select.class::isInstance)
        .flatMap(select -> ((Question.Select) select).options().stream())
        .filter(option -> option.id().equals(id))
        .map(Question.Option::label)
        .findFirst()
        .orElse(id);
  }
}
