package dev.slipway.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.sandbox.SandboxApplication;
import dev.slipway.sandbox.slack.api.ResponseUrls;
import dev.slipway.sandbox.slack.content.Arguments;
import dev.slipway.sandbox.slack.content.Triggers;
import dev.slipway.sandbox.slack.workspace.Conversations;
import dev.slipway.sandbox.slack.workspace.Message;
import dev.slipway.sandbox.slack.workspace.Message.Place;
import dev.slipway.sandbox.slack.workspace.MessageContentBuilder;
import dev.slipway.sandbox.slack.workspace.SandboxPropertiesBuilder;
import dev.slipway.sandbox.slack.workspace.WorkspaceChanges;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The expiry of a click's `response_url` and `trigger_id`.
class ExpiryTest {

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Conversations conversations =
      new Conversations(
          SandboxPropertiesBuilder.builder()
              .token(SandboxApplication.TOKEN)
              .signingSecret(SandboxApplication.SIGNING_SECRET)
              .interactionsUrl(URI.create("http://localhost/slack/interactions"))
              .build(),
          new WorkspaceChanges());
  private final Triggers triggers = new Triggers(() -> now);
  private final ResponseUrls urls = new ResponseUrls(conversations, () -> now);

  @Test
  void aTriggerIsGoodForThreeSeconds() {
    String early = triggers.issue("U0QA1");
    String late = triggers.issue("U0QA1");
    now = now.plusSeconds(3);
    assertThat(triggers.exchange(early)).isEqualTo("U0QA1");
    now = now.plusMillis(1);
    assertThatThrownBy(() -> triggers.exchange(late)).hasMessage("expired_trigger_id");
    assertThatThrownBy(() -> triggers.exchange(early)).hasMessage("exchanged_trigger_id");
  }

  @Test
  void aResponseUrlIsGoodForThirtyMinutes() {
    Message message =
        conversations.post(
            new Place("C0TEST", null, null), MessageContentBuilder.builder().text("x").build());
    String url = urls.issue(message, "U0QA1");
    Arguments text = new Arguments(Map.of("text", "y"));
    now = now.plus(Duration.ofMinutes(30));
    urls.answer(url, text);
    now = now.plusMillis(1);
    assertThatThrownBy(() -> urls.answer(url, text)).hasMessage("expired_url");
    assertThatThrownBy(() -> urls.answer("none", text)).hasMessage("invalid_url");
    assertThat(conversations.in("C0TEST")).hasSize(2);
  }
}
