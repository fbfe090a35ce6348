package dev.slipway.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.model.Message.Metadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The stand-in's Web API, spoken to by Slack's own client.
class WebApiIT {

  private static final String SECTION =
      "[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"%s\"}}]";

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
  void authTestTellsWhoTheBotIs() throws Exception {
    var self = slack.authTest(r -> r);
    assertThat(self.getTeamId()).isEqualTo("T0SANDBOX");
    assertThat(self.getTeam()).isEqualTo("Slipway Sandbox");
    assertThat(self.getUserId()).isEqualTo("U0SLIPWAY");
    assertThat(self.getBotId()).isEqualTo("B0SLIPWAY");
    assertThat(self.getUrl()).startsWith("https://");
  }

  @Test
  void aMessageIsPostedUpdatedAndFoundAgainByItsMetadata() throws Exception {
    ChatPostMessageResponse posted = post("C0TEST", "first");
    assertThat(posted.isOk()).as(posted.getError()).isTrue();
    assertThat(posted.getMessage().getBotId()).isEqualTo("B0SLIPWAY");
    assertThat(slack.chatUpdate(r -> r.channel("C0TEST").ts(posted.getTs()).text("second")).isOk())
        .isTrue();
    var found =
        slack.conversationsHistory(r -> r.channel("C0TEST").includeAllMetadata(true)).getMessages();
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().getText()).isEqualTo("second");
    assertThat(found.getFirst().getEdited().getTs()).isGreaterThan(posted.getTs());
    assertThat(found.getFirst().getMetadata().getEventPayload()).containsEntry("key", "k");
    JsonNode shown = sandbox.get("/sandbox/messages?channel=C0TEST").get(0);
    assertThat(shown.path("edits").asInt()).isEqualTo(1);
    assertThat(shown.at("/metadata/event_payload/key").asString()).isEqualTo("k");
  }

  @Test
  void metadataIsGivenOnlyToThoseWhoAskForIt() throws Exception {
    post("C0TEST", "x");
    assertThat(history("").getMessages().getFirst().getMetadata()).isNull();
  }

  @Test
  void aNewTextAloneTakesTheBlocksPlace() throws Exception {
    String ts =
        slack
            .chatPostMessage(
                r -> r.channel("C0TEST").text("x").blocksAsString(SECTION.formatted("old")))
            .getTs();
    assertThat(block(0).path("block_id").asString()).isNotEmpty();
    slack.chatUpdate(r -> r.channel("C0TEST").ts(ts).text("y"));
    assertThat(sandbox.get("/sandbox/messages?channel=C0TEST").get(0).path("blocks").isNull())
        .isTrue();
  }

  @Test
  void repliesStandInTheirThreadAlone() throws Exception {
    String parent = post("C0TEST", "parent").getTs();
    slack.chatPostMessage(r -> r.channel("C0TEST").threadTs(parent).text("reply"));
    assertThat(history("").getMessages()).hasSize(1);
    assertThat(slack.conversationsReplies(r -> r.channel("C0TEST").ts(parent)).getMessages())
        .extracting(m -> m.getText())
        .containsExactly("parent", "reply");
    assertThat(
            slack
                .chatPostMessage(r -> r.channel("C0TEST").threadTs("1.000001").text("x"))
                .getError())
        .isEqualTo("thread_not_found");
    assertThat(slack.conversationsReplies(r -> r.channel("C0TEST").ts("1.000001")).getError())
        .isEqualTo("thread_not_found");
  }

  @Test
  void pagesNeitherRepeatNorHideWhatIsPostedMeanwhile() throws Exception {
    for (int i = 1; i <= 5; i++) {
      post("C0TEST", "m" + i);
    }
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      ConversationsHistoryResponse page = history(cursor);
      page.getMessages().forEach(m -> seen.add(m.getText()));
      cursor = page.getResponseMetadata().getNextCursor();
      post("C0TEST", "later");
    } while (!cursor.isEmpty());
    assertThat(seen).containsExactly("m5", "m4", "m3", "m2", "m1");
    assertThat(history("nonsense").getError()).isEqualTo("invalid_cursor");
  }

  @Test
  void historyIsCutAtOldestAndLatest() throws Exception {
    post("C0TEST", "m1");
    String middle = post("C0TEST", "m2").getTs();
    post("C0TEST", "m3");
    assertThat(texts("oldest", middle, false)).containsExactly("m3");
    assertThat(texts("oldest", middle, true)).containsExactly("m3", "m2");
    assertThat(texts("latest", middle, false)).containsExactly("m1");
    assertThat(texts("latest", middle, true)).containsExactly("m2", "m1");
  }

  @Test
  void aUsersIdStandsForTheirDirectConversation() throws Exception {
    String opened = slack.conversationsOpen(r -> r.users(List.of("U0QA1"))).getChannel().getId();
    assertThat(opened).startsWith("D");
    assertThat(post("U0QA1", "x").getChannel()).isEqualTo(opened);
    assertThat(sandbox.get("/sandbox/messages?user=U0QA1")).hasSize(1);
    assertThat(post("U0SLIPWAY", "x").getError()).isEqualTo("cannot_dm_bot");
    assertThat(slack.conversationsOpen(r -> r).getError()).isEqualTo("users_list_not_supplied");
  }

  @Test
  void wrongCallsGetSlacksOwnErrors() throws Exception {
    assertThat(post("C0NONE", "x").getError()).isEqualTo("channel_not_found");
    assertThat(post("C0TEST", "").getError()).isEqualTo("no_text");
    assertThat(post("C0TEST", "x".repeat(40_001)).getError()).isEqualTo("msg_too_long");
    assertThat(slack.chatUpdate(r -> r.channel("C0TEST").ts("1.000001").text("x")).getError())
        .isEqualTo("message_not_found");
    assertThat(slack.chatUpdate(r -> r.channel("U0QA1").ts("1.000001").text("x")).getError())
        .isEqualTo("channel_not_found");
    assertThat(slack.usersInfo(r -> r.user("U0NOBODY")).getError()).isEqualTo("user_not_found");
    assertThat(slack.usersInfo(r -> r.user("U0SLIPWAY")).getUser().isBot()).isTrue();
    assertThat(slack.usersLookupByEmail(r -> r.email("nobody@example.org")).getError())
        .isEqualTo("users_not_found");
    assertThat(slack.usersLookupByEmail(r -> r.email("qa-one@example.org")).getUser().getId())
        .isEqualTo("U0QA1");
    assertThat(sandbox.slack("xoxb-wrong").authTest(r -> r).getError()).isEqualTo("invalid_auth");
  }

  @Test
  void tooLongBlocksAreRefusedWithWhere() throws Exception {
    String blocks = SECTION.formatted("x".repeat(3001));
    var refused = slack.chatPostMessage(r -> r.channel("C0TEST").text("x").blocksAsString(blocks));
    assertThat(refused.getError()).isEqualTo("invalid_blocks");
    assertThat(refused.getResponseMetadata().getMessages())
        .containsExactly(
            "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]");
    assertThat(sandbox.get("/sandbox/messages?channel=C0TEST")).isEmpty();
  }

  @Test
  void jsonNeedsItsTokenInTheHeader() {
    String body = "{\"token\":\"xoxb-sandbox\",\"channel\":\"C0TEST\",\"text\":\"é\"}";
    assertThat(json("chat.postMessage", body).path("error").asString()).isEqualTo("not_authed");
    String bearer = "Bearer xoxb-sandbox";
    JsonNode posted =
        json(
            "chat.postMessage",
            "{\"channel\":\"C0TEST\",\"text\":\"é\",\"thread_ts\":null,\"blocks\":"
                + SECTION.formatted("x")
                + "}",
            "Authorization",
            bearer);
    assertThat(posted.path("ok").asBoolean()).as(posted.toString()).isTrue();
    assertThat(posted.at("/message/text").asString()).isEqualTo("é");
    assertThat(json("chat.postMessage", "{", "Authorization", bearer).path("error").asString())
        .isEqualTo("invalid_json");
    assertThat(json("chat.postMessage", "[]", "Authorization", bearer).path("error").asString())
        .isEqualTo("json_not_object");
    JsonNode unknown = json("chat.shout", "{}", "Authorization", bearer);
    assertThat(unknown.path("error").asString()).isEqualTo("unknown_method");
    assertThat(unknown.path("req_method").asString()).isEqualTo("chat.shout");
  }

  @Test
  void ephemeralMessagesAreShownToOneUserAlone() throws Exception {
    slack.chatPostEphemeral(r -> r.channel("C0TEST").user("U0GUEST").text("no"));
    JsonNode shown = sandbox.get("/sandbox/messages?user=U0GUEST").get(0);
    assertThat(shown.path("ephemeral").asBoolean()).isTrue();
    assertThat(shown.path("user").asString()).isEqualTo("U0GUEST");
    assertThat(sandbox.get("/sandbox/messages?channel=C0TEST")).hasSize(1);
    assertThat(sandbox.get("/sandbox/messages?user=U0QA1")).isEmpty();
    assertThat(history("").getMessages()).isEmpty();
    String ts = shown.path("ts").asString();
    assertThat(slack.chatUpdate(r -> r.channel("C0TEST").ts(ts).text("x")).getError())
        .isEqualTo("message_not_found");
  }

  @Test
  void messagesAreOfEitherAChannelOrAUser() {
    assertThat(sandbox.status("/sandbox/messages")).isEqualTo(400);
    assertThat(sandbox.status("/sandbox/messages?channel=C0TEST&user=U0QA1")).isEqualTo(400);
    assertThat(sandbox.status("/sandbox/messages?channel=C0NONE")).isEqualTo(404);
    assertThat(sandbox.get("/sandbox/messages?user=U0NONE").path("detail").asString())
        .contains("U0NONE", "U0QA1");
    assertThat(sandbox.status("/")).isEqualTo(200);
  }

  private JsonNode json(String method, String body, String... headers) {
    return JsonMapper.shared().readTree(sandbox.postJson("/api/" + method, body, headers).body());
  }

  private JsonNode block(int index) {
    return sandbox.get("/sandbox/messages?channel=C0TEST").at("/0/blocks/" + index);
  }

  private ConversationsHistoryResponse history(String cursor) throws Exception {
    return slack.conversationsHistory(r -> r.channel("C0TEST").limit(2).cursor(cursor));
  }

  private List<String> texts(String edge, String ts, boolean inclusive) throws Exception {
    return slack
        .conversationsHistory(r -> {
          var asked = r.channel("C0TEST").inclusive(inclusive);
          return edge.equals("oldest") ? asked.oldest(ts) : asked.latest(ts);
        })
        .getMessages()
        .stream()
        .map(m -> m.getText())
        .toList();
  }

  private ChatPostMessageResponse post(String channel, String text) throws Exception {
    return slack.chatPostMessage(r ->
        r.channel(channel)
            .text(text)
            .metadata(
                Metadata.builder()
                    .eventType("slipway_surface")
                    .eventPayload(Map.of("key", "k"))
                    .build()));
  }
}
