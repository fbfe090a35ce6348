package dev.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/// The people of the sandbox's chat: their messages and clicks.
public final class Chat {

  public static final String CHANNEL = "C0TEST";
  public static final String QA_1 = "U0QA1";
  public static final String QA_2 = "U0QA2";
  public static final String OWNER_1 = "U0OWNER1";
  public static final String OWNER_2 = "U0OWNER2";
  public static final String GUEST = "U0GUEST";

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Addresses slipway;

  Chat(Addresses slipway) {
    this.slipway = slipway;
  }

  /// The channel's messages about a release, oldest first.
  public List<JsonNode> inChannel(String release) {
    return about(release, messages("channel=" + CHANNEL));
  }

  /// A user's direct messages about a release, oldest first.
  public List<JsonNode> direct(String user, String release) {
    return about(release, messages("user=" + user));
  }

  /// What only this user was shown.
  public List<JsonNode> ephemeral(String user) {
    return messages("user=" + user).stream()
        .filter(message -> message.path("ephemeral").asBoolean(false))
        .toList();
  }

  /// Waits for a message of the channel that is as told.
  public JsonNode awaitInChannel(String release, Predicate<JsonNode> asTold) {
    return await(() -> inChannel(release), asTold, "in the channel about " + release);
  }

  /// Waits for a direct message that is as told.
  public JsonNode awaitDirect(String user, String release, Predicate<JsonNode> asTold) {
    return await(() -> direct(user, release), asTold, "to " + user + " about " + release);
  }

  public JsonNode awaitEphemeral(String user, Predicate<JsonNode> asTold) {
    return await(() -> ephemeral(user), asTold, "shown to " + user + " alone");
  }

  /// Clicks a button of a message and returns the gateway's answer.
  public Http.Answer click(String user, JsonNode message, String action) {
    return click(user, message, action, "");
  }

  /// Clicks a button as a client would that still shows it: with the value it had.
  public Http.Answer clickAsShown(String user, JsonNode message, String action) {
    String value = Json.withField(message, "action_id", action).getFirst().path("value").asString();
    return click(user, message, action, ",\"value\":\"" + value + "\"");
  }

  private Http.Answer click(String user, JsonNode message, String action, String more) {
    return slipway
        .http()
        .postJson(
            slipway.url("sandbox", "/sandbox/click"),
            """
            {"user":"%s","channel":"%s","ts":"%s","action_id":"%s"%s}\
            """
                .formatted(
                    user,
                    message.path("channel").asString(),
                    message.path("ts").asString(),
                    action,
                    more));
  }

  /// As an administrator of the workspace does.
  public void become(String user, boolean deactivated) {
    Http.Answer answer =
        slipway
            .http()
            .postJson(
                slipway.url("sandbox", "/sandbox/members"),
                "{\"user\":\"%s\",\"deactivated\":%s}".formatted(user, deactivated));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  /// Clicks a button that asks one question, and answers it.
  public void answer(String user, JsonNode message, String action, String text) {
    click(user, message, action);
    JsonNode view =
        Awaitility.await("a question to " + user)
            .atMost(PATIENCE)
            .until(
                () ->
                    Json.stream(views(user))
                        .filter(shown -> shown.path("open").asBoolean())
                        .findFirst(),
                java.util.Optional::isPresent)
            .orElseThrow();
    String block = view.findValuesAsString("block_id").getFirst();
    Http.Answer answer =
        slipway
            .http()
            .postJson(
                slipway.url("sandbox", "/sandbox/submit"),
                """
                {"user":"%s","view_id":"%s","values":{"%s":"%s"}}\
                """
                    .formatted(user, view.path("id").asString(), block, text));
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private JsonNode views(String user) {
    return slipway.http().get(slipway.url("sandbox", "/sandbox/views?user=" + user)).json();
  }

  public static Predicate<JsonNode> says(String text) {
    return message -> message.toString().contains(text);
  }

  public static Predicate<JsonNode> offers(String action) {
    return message -> !Json.withField(message, "action_id", action).isEmpty();
  }

  public static Predicate<JsonNode> offersNothing() {
    return message -> message.findValues("action_id").isEmpty();
  }

  public static Predicate<JsonNode> isReply() {
    return message -> !message.path("thread_ts").asString("").isEmpty();
  }

  /// The stable name of what a message shows, which its metadata carries.
  public static String surface(JsonNode message) {
    return message.path("metadata").path("event_payload").path("key").asString("");
  }

  private List<JsonNode> messages(String query) {
    Http.Answer answer = slipway.http().get(slipway.url("sandbox", "/sandbox/messages?" + query));
    return Json.stream(answer.json()).toList();
  }

  private static List<JsonNode> about(String release, List<JsonNode> messages) {
    return messages.stream()
        .filter(message ->
            message
                .path("metadata")
                .path("event_payload")
                .path("release")
                .asString("")
                .equals(release))
        .toList();
  }

  private static JsonNode await(
      java.util.function.Supplier<List<JsonNode>> messages,
      Predicate<JsonNode> asTold,
      String where) {
    return Awaitility.await("a message " + where)
        .atMost(PATIENCE)
        .until(
            () -> messages.get().stream().filter(asTold).findFirst(), java.util.Optional::isPresent)
        .orElseThrow();
  }
}
