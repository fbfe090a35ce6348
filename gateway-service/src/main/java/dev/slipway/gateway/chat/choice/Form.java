package dev.slipway.gateway.chat.choice;

import dev.slipway.contract.project.Answer;
import dev.slipway.contract.project.Question;
import java.util.Optional;

/// The content of a form that somebody sent, as their platform delivers it.
@FunctionalInterface
public interface Form {

  /// The answer to a question, cleaned and of the question's kind; empty if nothing was entered. A checkbox always has
  /// one.
  Optional<Answer> answer(Question question);
}
