package dev.slipway.gateway.chat.slack.interaction;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import dev.slipway.contract.project.Step;
import dev.slipway.gateway.chat.slack.SlackText;
import dev.slipway.gateway.web.GatewayProblems;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Opens dialogs while Slack lets a click open one.
@Component
class Dialogs {

  private static final Logger log = LoggerFactory.getLogger(Dialogs.class);

  /// Slack's word for a second click while the first one's dialog is there already.
  private static final String REPEATED = "exchanged_trigger_id";

  private static final String NOT_SLACKS = "the answer is not Slack's";

  private final MethodsClient slack;
  private final PrivateReplies replies;
  private final MeterRegistry meters;

  Dialogs(MethodsClient slack, PrivateReplies replies, MeterRegistry meters) {
    this.slack = slack;
    this.replies = replies;
    this.meters = meters;
    count("opened", 0);
    count("failed", 0);
    count("repeated", 0);
  }

  /// A call of Slack's client.
  @FunctionalInterface
  interface Call {
    SlackApiTextResponse run() throws IOException, SlackApiException;
  }

  /// The person is told where it does not open: nothing was chosen then.
  ///
  /// @param trigger Slack's `trigger_id`
  /// @param user who clicked
  /// @throws org.springframework.web.ErrorResponseException 503 where they could not be told either
  void open(Step.Choice choice, DialogOrigin origin, String trigger, String user) {
    String failure =
        failure(
            () -> slack.viewsOpen(r -> r.triggerId(trigger).view(ChoiceModal.of(choice, origin))));
    if (failure.isEmpty() || failure.equals(REPEATED)) {
      count(failure.isEmpty() ? "opened" : "repeated", 1);
      return;
    }
    count("failed", 1);
    log.warn("{}: its dialog did not open: {}", origin.button(), failure);
    String words =
        "Nothing was done: the dialog for \u201c"
            + SlackText.escaped(choice.label())
            + "\u201d did not open. Click again.";
    if (!replies.post(origin.channel(), user, words).isEmpty()) {
      throw GatewayProblems.unavailable("The dialog did not open. Click again.", null);
    }
  }

  /// Empty where the call did what it was asked for. What Slack's client cannot read does not come from
  /// Slack, and is a failure like any other.
  static String failure(Call call) {
    try {
      SlackApiTextResponse answer = call.run();
      if (answer == null) {
        return NOT_SLACKS;
      }
      return answer.isOk() ? "" : String.valueOf(answer.getError());
    } catch (SlackApiException e) {
      return "HTTP " + e.getResponse().code();
    } catch (IOException e) {
      return e.getClass().getSimpleName();
    } catch (RuntimeException e) {
      log.debug("Slack's answer cannot be read", e);
      return NOT_SLACKS;
    }
  }

  private void count(String result, int times) {
    meters.counter("slipway.slack.dialogs", "result", result).increment(times);
  }
}
