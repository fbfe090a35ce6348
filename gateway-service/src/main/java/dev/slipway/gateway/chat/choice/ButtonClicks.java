package dev.slipway.gateway.chat.choice;

import dev.slipway.contract.Topics;
import dev.slipway.contract.gateway.ButtonValue;
import dev.slipway.contract.project.Answer;
import dev.slipway.contract.project.Question;
import dev.slipway.contract.project.Step;
import dev.slipway.gateway.catalogue.ProjectCatalogue;
import dev.slipway.gateway.chat.Published;
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

  /// Returns once the choice is durable, or with what is in its way.
  public ClickResult click(Click click) {
    if (isUnknown(click)) {
      return unknown(click);
    }
    Optional<Step.Choice> asking =
        choice(click.button()).filter(choice -> !choice.questions().isEmpty());
    if (asking.isPresent()) {
      return new ClickResult.Asks(asking.get());
    }
    try {
      publish(click, List.of());
      return new ClickResult.Taken();
    } catch (PublishFailedException e) {
      return new ClickResult.Unavailable(
          "The click was not taken, since the event log does not answer. Click again.", e);
    } catch (PublishRefusedException | EventTooLargeException e) {
      return new ClickResult.Refused(e);
    }
  }

  /// Returns once the choice is durable, or with what is wrong in its form. A form with questions has a place to say that
  /// Kafka did not take it.
  public ClickResult submit(Click click, Form form) {
    if (isUnknown(click)) {
      return unknown(click);
    }
    List<Question> questions = choice(click.button()).map(Step.Choice::questions).orElse(List.of());
    FormAnswers answers = new FormAnswers(form, questions);
    Map<String, String> mistakes = answers.mistakes();
    if (!mistakes.isEmpty()) {
      return new ClickResult.Mistaken(mistakes);
    }
    try {
      publish(click, answers.all());
      return new ClickResult.Taken();
    } catch (PublishFailedException e) {
      return questions.isEmpty()
          ? new ClickResult.Unavailable("It was not taken. Send it again.", e)
          : notTaken(questions, "Nothing was taken yet. Send it again.");
    } catch (PublishRefusedException | EventTooLargeException e) {
      if (questions.isEmpty()) {
        return new ClickResult.Refused(e);
      }
      log.error("release {}: answers not taken: {}", click.button().release(), e.getMessage());
      return notTaken(
          questions, "Nothing was taken: the event log refuses it. Shorten your answers.");
    }
  }

  private boolean isUnknown(Click click) {
    return projects.find(click.button().project()).isEmpty();
  }

  private static ClickResult unknown(Click click) {
    return new ClickResult.UnknownProject(
        "There is no project '" + click.button().project() + "'.");
  }

  private static ClickResult notTaken(List<Question> questions, String why) {
    return new ClickResult.Mistaken(Map.of(questions.getFirst().id(), why));
  }

  /// The choice by the project's definition in force; empty if that has no such choice, or asks something else than the
  /// release's definition. The release is decided by the definition that it was opened with: a form by another one would
  /// be answered in vain, and one that was opened before the file changed has none of the new questions. Such a click is
  /// taken without answers, and the approval service's refusal says what has changed.
  private Optional<Step.Choice> choice(ButtonValue button) {
    return projects.find(button.project()).stream()
        .flatMap(definition -> definition.gates().stream())
        .filter(gate -> gate.gate().equals(button.gate()))
        .flatMap(gate -> gate.choices().stream())
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
