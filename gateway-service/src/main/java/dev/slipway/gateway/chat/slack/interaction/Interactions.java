package dev.slipway.gateway.chat.slack.interaction;

import dev.slipway.contract.Topics;
import dev.slipway.contract.gateway.ButtonValue;
import dev.slipway.contract.gateway.SlackInteraction;
import dev.slipway.contract.project.Answer;
import dev.slipway.contract.project.Question;
import dev.slipway.contract.project.Step;
import dev.slipway.gateway.catalogue.ProjectCatalogue;
import dev.slipway.gateway.chat.Published;
import dev.slipway.gateway.chat.slack.Workspace;
import dev.slipway.gateway.web.GatewayProblems;
import dev.slipway.messaging.failure.EventTooLargeException;
import dev.slipway.messaging.failure.PublishFailedException;
import dev.slipway.messaging.failure.PublishRefusedException;
import dev.slipway.tracing.LogContext;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/// Takes clicks, and what was entered into dialogs, that are known to come from Slack.
@Component
public class Interactions {

  private static final Logger log = LoggerFactory.getLogger(Interactions.class);

  private final ProjectCatalogue projects;
  private final Dialogs dialogs;
  private final Published published;
  private final Workspace workspace;
  private final Counter ignored;
  private final Counter refused;

  Interactions(
      ProjectCatalogue projects,
      Dialogs dialogs,
      Published published,
      Workspace workspace,
      MeterRegistry meters) {
    this.workspace = workspace;
    this.projects = projects;
    this.dialogs = dialogs;
    this.published = published;
    this.ignored = meters.counter("slipway.deliveries.ignored", "source", "slack");
    this.refused = meters.counter("slipway.requests.refused", "endpoint", "slack");
  }

  /// Returns once a choice is durable, or a dialog asks for what is missing.
  ///
  /// @param cause the same for the same payload, however often it comes
  /// @return what Slack is to do with an open dialog; empty for nothing, or to close it
  /// @throws ErrorResponseException 400 or 404 for what is none of ours, 503 where it was not taken
  public Optional<DialogMistakes> take(InteractionPayload payload, String cause) {
    workspace.checkInteraction(payload.json());
    if (payload.isSubmission()) {
      return submit(payload, cause);
    }
    String value = payload.isClick() ? payload.value().orElse(null) : null;
    if (value == null) {
      ignored.increment();
    } else {
      click(button(value).showing(payload.shown().orElse(null)), payload, cause);
    }
    return Optional.empty();
  }

  private void click(ButtonValue button, InteractionPayload payload, String cause) {
    DialogOrigin origin = new DialogOrigin(button.text(), payload.channel(), payload.message());
    Optional<Step.Choice> asking =
        choice(button)
            .filter(choice -> !choice.questions().isEmpty() && asksTheSame(button, choice));
    if (asking.isPresent()) {
      dialogs.open(asking.get(), origin, payload.trigger(), payload.user());
      return;
    }
    try {
      publish(button, origin, payload.user(), List.of(), cause);
    } catch (PublishFailedException e) {
      throw GatewayProblems.unavailable(
          "The click was not taken, since the event log does not answer. Click again.", e);
    }
  }

  private Optional<DialogMistakes> submit(InteractionPayload payload, String cause) {
    DialogOrigin origin =
        payload
            .dialog()
            .orElseThrow(
                () -> refused(GatewayProblems.malformed("The dialog is none of Slipway's.")));
    ButtonValue button = button(origin.button());
    List<Question> questions =
        choice(button)
            .filter(choice -> asksTheSame(button, choice))
            .map(Step.Choice::questions)
            .orElse(List.of());
    Submission submission = new Submission(payload.entered());
    Map<String, String> mistakes = submission.mistakes(questions);
    if (!mistakes.isEmpty()) {
      return Optional.of(new DialogMistakes(mistakes));
    }
    try {
      publish(button, origin, payload.user(), submission.answers(questions), cause);
      return Optional.empty();
    } catch (PublishFailedException e) {
      if (questions.isEmpty()) {
        throw GatewayProblems.unavailable("It was not taken. Send it again.", e);
      }
      return notTaken(questions, "Nothing was taken yet. Send it again.");
    } catch (PublishRefusedException | EventTooLargeException e) {
      if (questions.isEmpty()) {
        throw e;
      }
      log.error("release {}: answers not taken: {}", button.release(), e.getMessage());
      return notTaken(
          questions, "Nothing was taken: the event log refuses it. Shorten your answers.");
    }
  }

  private static Optional<DialogMistakes> notTaken(List<Question> questions, String why) {
    return Optional.of(new DialogMistakes(Map.of(questions.getFirst().id(), why)));
  }

  /// A dialog by another definition than the release's would be answered in vain, and one that was opened before the
  /// file changed has none of the new questions: such a click is taken without answers, and
  /// the approval service's refusal says what has changed.
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

  /// What the project's definition in force says of the choice; empty where it has no such choice. The
  /// release is decided by the definition that it was opened with, which may ask for less or more.
  private Optional<Step.Choice> choice(ButtonValue button) {
    return projects.find(button.project()).stream()
        .flatMap(definition -> definition.pipeline().stream())
        .filter(step -> step instanceof Step.Approve gate && gate.gate().equals(button.gate()))
        .flatMap(gate -> ((Step.Approve) gate).choices().stream())
        .filter(choice -> choice.id().equals(button.choice()))
        .findFirst();
  }

  private ButtonValue button(String value) {
    ButtonValue button =
        ButtonValue.parse(value)
            .orElseThrow(() ->
                refused(GatewayProblems.malformed("The button's value is none of Slipway's.")));
    if (projects.find(button.project()).isEmpty()) {
      throw refused(
          GatewayProblems.unknownProject("There is no project '" + button.project() + "'."));
    }
    return button;
  }

  private ErrorResponseException refused(ErrorResponseException problem) {
    refused.increment();
    return problem;
  }

  private void publish(
      ButtonValue button, DialogOrigin origin, String user, List<Answer> answers, String cause) {
    ButtonValue.Shown shown = button.shown();
    SlackInteraction interaction =
        new SlackInteraction(
            button.project(),
            button.release(),
            button.gate(),
            button.choice(),
            button.attempt(),
            user,
            origin.channel(),
            origin.message(),
            answers,
            shown == null ? null : shown.version(),
            shown == null ? null : shown.surface());
    try (LogContext _ = LogContext.of(button.release(), button.release(), null)) {
      published.publish(Topics.INTERACTIONS, button.release(), cause, interaction);
      log.info("release {}: click at {} taken", button.release(), button.gate());
    } catch (PublishFailedException e) {
      log.warn("release {}: click not taken, Kafka does not acknowledge", button.release());
      throw e;
    }
  }
}
