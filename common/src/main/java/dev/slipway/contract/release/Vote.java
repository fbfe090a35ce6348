package dev.slipway.contract.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.slipway.contract.Required;
import dev.slipway.contract.people.Actor;
import dev.slipway.contract.project.Answer;
import dev.slipway.contract.project.Question;
import dev.slipway.contract.project.Step;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A choice that was counted.
///
/// @param attempt the opening of the gate it was counted in
/// @param answers to what the choice asks, in the order of the questions
/// @param onBehalfOf those who had handed their vote over to whoever chose
public record Vote(
    Actor by,
    String choice,
    String label,
    Step.Effect effect,
    int attempt,
    Instant at,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Answer> answers,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Actor> onBehalfOf) {
  public Vote {
    Required.field(by, "vote.by");
    Required.field(choice, "vote.choice");
    Required.field(label, "vote.label");
    Required.field(effect, "vote.effect");
    Required.field(at, "vote.at");
    answers = Required.list(answers);
    onBehalfOf = Required.list(onBehalfOf);
  }

  /// A vote for nobody else.
  public Vote(
      Actor by,
      String choice,
      String label,
      Step.Effect effect,
      int attempt,
      Instant at,
      List<Answer> answers) {
    this(by, choice, label, effect, attempt, at, answers, List.of());
  }

  /// Why they chose so, empty where they did not say.
  public Optional<String> reason() {
    return answers.stream()
        .filter(answer -> answer.question().equals(Question.REASON))
        .map(answer -> answer instanceof Answer.Text text ? text.text() : null)
        .filter(Objects::nonNull)
        .findFirst();
  }
}
