package dev.slipway.gateway.chat.slack.interaction;

import dev.slipway.contract.gateway.ButtonValue;
import dev.slipway.contract.project.Step;
import dev.slipway.gateway.chat.choice.ButtonClicks;
import dev.slipway.gateway.chat.choice.Click;
import dev.slipway.gateway.chat.choice.ClickResult;
import dev.slipway.gateway.chat.slack.SlackDialect;
import dev.slipway.gateway.chat.slack.Workspace;
import dev.slipway.gateway.web.GatewayProblems;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/// Reads clicks, and what was entered into dialogs, that are known to come from Slack.
@Component
public class Interactions {

  private final ButtonClicks clicks;
  private final Dialogs dialogs;
  private final Workspace workspace;
  private final SlackDialect dialect;
  private final Counter ignored;
  private final Counter refused;

  Interactions(
      ButtonClicks clicks,
      Dialogs dialogs,
      Workspace workspace,
      SlackDialect dialect,
      MeterRegistry meters) {
    this.clicks = clicks;
    this.dialogs = dialogs;
    this.workspace = workspace;
    this.dialect = dialect;
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
    ClickResult result = clicks.click(click(button, origin, payload, cause));
    if (result instanceof ClickResult.Asks(Step.Choice choice)) {
      dialogs.open(choice, origin, payload.trigger(), payload.user());
    } else {
      mistakes(result);
    }
  }

  private Optional<DialogMistakes> submit(InteractionPayload payload, String cause) {
    DialogOrigin origin =
        payload
            .dialog()
            .orElseThrow(
                () -> refused(GatewayProblems.malformed("The dialog is none of Slipway's.")));
    Click click = click(button(origin.button()), origin, payload, cause);
    return mistakes(clicks.submit(click, new Submission(payload.entered())));
  }

  /// What Slack shows in the dialog; empty if there is nothing to show.
  private Optional<DialogMistakes> mistakes(ClickResult result) {
    return switch (result) {
      case ClickResult.Taken _, ClickResult.Asks _ -> Optional.empty();
      case ClickResult.Mistaken(Map<String, String> mistakes) ->
          Optional.of(new DialogMistakes(mistakes));
      case ClickResult.UnknownProject(String words) ->
          throw refused(GatewayProblems.unknownProject(words));
      case ClickResult.Unavailable(String words, var cause) ->
          throw GatewayProblems.unavailable(words, cause);
      case ClickResult.Refused(RuntimeException cause) -> throw cause;
    };
  }

  private Click click(
      ButtonValue button, DialogOrigin origin, InteractionPayload payload, String cause) {
    return new Click(button, Workspace.account(payload.user()), origin.place(), cause, dialect);
  }

  private ButtonValue button(String value) {
    return ButtonValue.parse(value)
        .orElseThrow(
            () -> refused(GatewayProblems.malformed("The button's value is none of Slipway's.")));
  }

  private ErrorResponseException refused(ErrorResponseException problem) {
    refused.increment();
    return problem;
  }
}
