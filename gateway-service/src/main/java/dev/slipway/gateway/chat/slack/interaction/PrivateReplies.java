package dev.slipway.gateway.chat.slack.interaction;

import com.slack.api.methods.MethodsClient;
import dev.slipway.gateway.chat.slack.SlackText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/// Messages that only the person who clicked sees, beside what they clicked.
@Component
public class PrivateReplies {

  private static final Logger log = LoggerFactory.getLogger(PrivateReplies.class);

  private final MethodsClient slack;

  PrivateReplies(MethodsClient slack) {
    this.slack = slack;
  }

  /// Tells whoever clicked, or sent a dialog, why nothing was done. Nobody is told of a payload that names no person or
  /// no channel, or is no JSON: it is not this app's.
  ///
  /// @param payload as Slack sent it
  public void refused(String payload, String why) {
    String user;
    String channel;
    try {
      InteractionPayload sent = InteractionPayload.parse(payload);
      user = sent.user();
      channel =
          sent.isSubmission()
              ? sent.dialog().map(DialogOrigin::channel).orElse("")
              : sent.channel();
    } catch (ErrorResponseException e) {
      return;
    }
    if (!channel.isEmpty()) {
      String failure = post(channel, user, "Nothing was done: " + SlackText.escaped(why));
      if (!failure.isEmpty()) {
        log.warn("Slack: whose click was refused cannot be told: {}", failure);
      }
    }
  }

  /// @param text in mrkdwn
  /// @return why Slack did not take it; empty if it did
  String post(String channel, String user, String text) {
    return Dialogs.failure(
        () -> slack.chatPostEphemeral(r -> r.channel(channel).user(user).text(text)));
  }
}
