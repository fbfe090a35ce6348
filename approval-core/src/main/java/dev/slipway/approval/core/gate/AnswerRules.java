package dev.slipway.approval.core.gate;

import dev.slipway.approval.core.release.Release;
import dev.slipway.contract.project.Answer;
import dev.slipway.contract.project.Question;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.text.TextLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Holds what a person answered against what their choice asks, wherever a choice is made.
public final class AnswerRules {

  private static final int LONGEST_REASON = TextLimits.ANSWER;

  private AnswerRules() {}

  /// What is kept of the answers, in the order of the questions: without blank ones and those that
  /// nobody asked for, but with a reason, which may be given for any choice; shortened where the release's votes have
  /// no room for more. Empty where a question that must be answered is not, or an answer is not of its question's kind.
  public static Optional<List<Answer>> kept(
      Release.Open release, Step.Choice choice, List<Answer> given) {
    return fitting(choice, given).map(answers -> AnswerBudget.within(release, answers));
  }

  private static Optional<List<Answer>> fitting(Step.Choice choice, List<Answer> given) {
    Set<String> distinct = given.stream().map(Answer::question).collect(Collectors.toSet());
    if (distinct.size() < given.size()) {
      return Optional.empty();
    }
    List<Answer> kept = new ArrayList<>();
    for (Question question : questions(choice, given)) {
      @Nullable Answer answer = answer(question, given);
      if (answer == null ? question.required() : !fits(question, answer)) {
        return Optional.empty();
      }
      if (answer != null) {
        kept.add(answer);
      }
    }
    return Optional.of(kept);
  }

  private static List<Question> questions(Step.Choice choice, List<Answer> given) {
    boolean asked =
        choice.questions().stream().anyMatch(question -> question.id().equals(Question.REASON));
    boolean offered = given.stream().anyMatch(answer -> answer.question().equals(Question.REASON));
    if (asked || !offered) {
      return choice.questions();
    }
    List<Question> questions = new ArrayList<>(choice.questions());
    questions.addFirst(new Question.Text(Question.REASON, "Reason", false, true, LONGEST_REASON));
    return questions;
  }

  /// Null where there is none, or only blanks.
  private static @Nullable Answer answer(Question question, List<Answer> given) {
    return given.stream()
        .filter(answer -> answer.question().equals(question.id()))
        .filter(answer -> !(answer instanceof Answer.Text text && text.text().isBlank()))
        .findFirst()
        .orElse(null);
  }

  private static boolean fits(Question question, Answer answer) {
    return switch (question) {
      case Question.Text asked ->
          answer instanceof Answer.Text(_, var text) && text.length() <= asked.longest();
      case Question.Select asked ->
          answer instanceof Answer.Selected(_, var option)
              && asked.options().stream().anyMatch(o -> Objects.equals(o.id(), option));
      case Question.Checkbox asked ->
          answer instanceof Answer.Ticked(_, boolean ticked) && (ticked || !asked.required());
    };
  }
}
