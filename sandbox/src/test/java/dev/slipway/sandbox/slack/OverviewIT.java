package dev.slipway.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.methods.MethodsClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The page's marks: conversations with something new, and with something that waits.
class OverviewIT {

  private static final String BUTTON =
      """
      [{"type":"actions","elements":[{"type":"button","action_id":"approve","value":"v",\
      "text":{"type":"plain_text","text":"Approve"}}]}]\
      """;
  private static final String LINK =
      BUTTON.replace("\"value\":\"v\"", "\"url\":\"https://x.example\"");

  private SandboxRig sandbox;
  private MethodsClient slack;

  @BeforeEach
  void start() {
    sandbox = new SandboxRig();
    slack = sandbox.slack();
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void aConversationWithoutMessagesHasNothingNew() {
    JsonNode channel = conversation("U0QA1", "C0TEST");
    assertThat(channel.path("latest").isNull()).isTrue();
    assertThat(channel.path("waiting").asInt()).isZero();
  }

  @Test
  void theLatestMessageOfEachConversationIsTold() throws Exception {
    slack.chatPostMessage(r -> r.channel("C0TEST").text("earlier"));
    String later = slack.chatPostMessage(r -> r.channel("C0TEST").text("later")).getTs();
    assertThat(conversation("U0QA1", "C0TEST").path("latest").asString()).isEqualTo(later);
    slack.chatPostEphemeral(r -> r.channel("C0TEST").user("U0QA2").text("for another"));
    assertThat(conversation("U0QA1", "C0TEST").path("latest").asString()).isEqualTo(later);
    assertThat(conversation("U0QA2", "C0TEST").path("latest").asString()).isGreaterThan(later);
  }

  @Test
  void aMessageWaitsWhileItHasAButton() throws Exception {
    String asked =
        slack.chatPostMessage(r -> r.channel("U0QA1").text("?").blocksAsString(BUTTON)).getTs();
    slack.chatPostMessage(r -> r.channel("U0QA1").text("see").blocksAsString(LINK));
    assertThat(conversation("U0QA1", "D0QA1").path("waiting").asInt()).isEqualTo(1);
    assertThat(waitingFor("U0QA1")).isEqualTo(1);
    assertThat(waitingFor("U0OWNER1")).isZero();
    slack.chatUpdate(r -> r.channel("D0QA1").ts(asked).text("done").blocksAsString("[]"));
    assertThat(waitingFor("U0QA1")).isZero();
  }

  private JsonNode conversation(String user, String id) {
    return sandbox
        .get("/sandbox/overview?user=" + user)
        .path("conversations")
        .valueStream()
        .filter(entry -> entry.path("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private int waitingFor(String user) {
    return sandbox
        .get("/sandbox/overview?user=U0GUEST")
        .path("people")
        .valueStream()
        .filter(entry -> entry.path("id").asString().equals(user))
        .findFirst()
        .orElseThrow()
        .path("waiting")
        .asInt();
  }
}
