package dev.slipway.gateway;

import static dev.slipway.gateway.RunningGateway.FORM;
import static dev.slipway.gateway.RunningGateway.SLACK_SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.Topics;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Clicks and commands that Kafka refuses for their content: their author is told so, and not to try again.
@ExtendWith(SharedGateway.class)
class RefusedByKafkaIT {

  private static final String INTERACTIONS = "/slack/interactions";

  private final RunningGateway gateway;

  RefusedByKafkaIT(RunningGateway gateway) {
    this.gateway = gateway;
  }

  @Test
  void aCommandIsAnsweredInWords() {
    GatewayAnswer answer =
        refused(
            Topics.QUESTIONS,
            () -> gateway.signed("/slack/commands", FORM, command()),
            told -> !told.body().isEmpty());
    assertThat(answer.text("text")).contains("refuses what you typed", "does not help");
  }

  @Test
  void aDialogStaysOpenAndSaysWhatToDo() {
    GatewayAnswer answer =
        refused(
            Topics.INTERACTIONS,
            () -> gateway.slack(INTERACTIONS, submission(), 0, SLACK_SECRET),
            told -> !told.body().isEmpty());
    assertThat(answer.text("response_action")).isEqualTo("errors");
    assertThat(answer.body()).contains("Shorten your answers.");
  }

  @Test
  void aClickIsNotTaken() {
    refused(
            Topics.INTERACTIONS,
            () -> gateway.slack(INTERACTIONS, click(), 0, SLACK_SECRET),
            told -> told.status() != 200)
        .isProblem(422, "refused-by-kafka");
  }

  /// Until the broker has taken over the limit, what is sent is taken.
  private GatewayAnswer refused(
      String topic, Supplier<GatewayAnswer> sending, Predicate<GatewayAnswer> refused) {
    TopicLimit.set(gateway, topic, 1);
    try {
      return Awaitility.await().atMost(Duration.ofMinutes(1)).until(sending::get, refused);
    } finally {
      TopicLimit.set(gateway, topic, TopicLimit.USUAL);
    }
  }

  private static String command() {
    return "command=%2Fslipway&user_id=U0REFUSED&channel_id=C0TEST&text=status+test";
  }

  private static String submission() {
    String origin =
        "{\\\"button\\\":\\\"asking-refusedabc/check/reject/1\\\",\\\"channel\\\":\\\"D1\\\",\\\"message\\\":\\\"1.1\\\"}";
    return """
    {"type":"view_submission","user":{"id":"U0QA1"},
     "view":{"callback_id":"slipway-choice","private_metadata":"%s",
      "state":{"values":{"reason":{"answer":{"type":"plain_text_input","value":"slow"}}}}}}
    """
        .formatted(origin);
  }

  private static String click() {
    return """
    {"type":"block_actions","user":{"id":"U0QA1"},"channel":{"id":"D1"},
     "container":{"message_ts":"1.1"},"actions":[{"value":"test-refusedabc/qa-check/approve/1"}]}
    """;
  }
}
