package dev.slipway.gateway.chat.choice;

import dev.slipway.contract.Topics;
import dev.slipway.contract.gateway.ButtonValue;
import dev.slipway.contract.project.Answer;
import dev.slipway.contract.project.Question;
import dev.slipway.contract.project.Step;
import dev.slipway.gateway.catalogue.ProjectCatalogue;
import dev.slipway.gateway.chat.Published;
import dev.slipway.gateway.web.GatewayProblems;
import dev.slipway.messaging.failure.EventTooLargeException;
import dev.slipway.messaging.failure.PublishFailedException;
import dev.slipway.messaging.failure.PublishRefusedException;
import dev.slipway.tracing.LogContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/// Publishes clicks, and what was entered in the forms that they open.
@Component
public class ButtonClicks {

  private static final Logger log = LoggerFactory.getLogger(ButtonClicks.class);

  private final ProjectCatalogue projects;
  private final Published published;

  ButtonClicks(ProjectCatalogue projects, Published published) {
    this.projects = projects;
    this.published = published;
  }

  /// Reads the value of a button.
  ///
  /// @throws ErrorResponseException 400 for what is none of Slipway's, 404 for another installation's
  public ButtonValue button(String value) {
    ButtonValue button =
        ButtonValue.parse(value)
            .orElseThrow(
                () -> GatewayProblems.malformed("The button's value is none of Slipway's."));
    if (projects.find(button.project()).isEmpty()) {
      throw GatewayProblems.unknownProject("There is no project '" + button.project() + "'.");
    }
    return button;
  }

  /// Returns once the choice is durable, or if it needs a form first.
  ///
  /// @return the choice whose questions have to be asked, in which case nothing is published
  /// @throws ErrorResponseException 503 if Kafka did not take it
  public Optional<Step.Choice> click(Click click) {
    Optional<Step.Choice> asking =
        choice(click.button()).filter(choice -> !choice.questions().isEmpty());
    if (asking.isEmpty()) {
      try {
        publish(click, List.of());
      } catch (PublishFailedException e) {
        throw GatewayProblems.unavailable(
            "The click was not taken, since the event log does not answer. Click again.", e);
      }
    }
    return asking;
  }

  /// Returns once the choice is durable, or says what is wrong with its form.
  ///
  /// @return by the question's id; empty if the choice was taken
  /// @throws ErrorResponseException 503 if Kafka did not take it and the form has no place to say so
  public Map<String, String> submit(Click click, Form form) {
    List<Question> questions = choice(click.button()).map(Step.Choice::questions).orElse(List.of());
    FormAnswers answers = new FormAnswers(form, questions);
    Map<String, String> mistakes = answers.mistakes();
    if (!mistakes.isEmpty()) {
      return mistakes;
    }
    try {
      publish(click, answers.all());
      return Map.of();
    } catch (PublishFailedException e) {
      if (questions.isEmpty()) {
        throw GatewayProblems.unavailable("It was not taken. Send it again.", e);
      }
      return notTaken(questions, "Nothing was taken yet. Send it again.");
    } catch (PublishRefusedException | EventTooLargeException e) {
      if (questions.isEmpty()) {
        throw e;
      }
      log.error("release {}: answers not taken: {}", click.button().release(), e.getMessage());
      return notTaken(
          questions, "Nothing was taken: the event log refuses it. Shorten your answers.");
    }
  }

  private static Map<String, String> notTaken(List<Question> questions, String why) {
    return Map.of(questions.getFirst().id(), why);
  }

  /// The choice by the project's definition in force; empty if that has no such choice, or asks something else than the
  /// release's definition. The release is decided by the definition that it was opened with: a form by another one would
  /// be answered in vain, and one that was opened before the file changed has none of the new questions. Such a click is
  /// taken without answers, and the approval service's refusal says what has changed.
  private Optional<Step.Choice> choice(ButtonValue button) {
    return projects.find(button.project()).stream()
        .flatMap(definition -> definition.pipeline().stream())
        .filter(step -> step instanceof Step.Approve gate && gate.gate().equals(button.gate()))
        .flatMap(gate -> ((Step.Approve) gate).choices().stream())
        .filter(choice -> choice.id().equals(button.choice()))
        .findFirst()
        .filter(choice -> asksTheSame(button, choice));
  }

  private static boolean asksTheSame(ButtonValue button, Step.Choice choice) {
    boolean same = button.asks(choice.questions());
    if (!same) {
      log.info(
          "release {}: the file in force asks something else at {}",
          button.release(),
          button.gate());
    }
    return same;
  }

  private void publish(Click click, List<Answer> answers) {
    ButtonValue button = click.button();
    String release = button.release();
    try (LogContext _ = LogContext.of(release, release, null)) {
      published.publish(
          Topics.INTERACTIONS,
          release,
          click.cause(),
          click.dialect().clicked(button, click.by(), click.message(), answers));
      log.info("release {}: click at {} taken", release, button.gate());
    } catch (PublishFailedException e) {
      log.warn("release {}: click not taken, Kafka does not acknowledge", release);
      throw e;
    }
  }
}
