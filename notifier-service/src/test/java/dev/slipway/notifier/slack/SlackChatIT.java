package dev.slipway.notifier.slack;

import com.slack.api.Slack;
import com.slack.api.methods.MethodsClient;
import dev.slipway.notifier.Chat;
import dev.slipway.notifier.platform.ChatPlatform;
import dev.slipway.notifier.platform.ChatPlatformContract;
import dev.slipway.sandbox.SandboxApplication;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import tools.jackson.databind.JsonNode;

/// Slack keeps what is promised of every chat platform.
class SlackChatIT extends ChatPlatformContract {

  private static Chat chat;

  @BeforeAll
  static void start() {
    chat = new Chat();
  }

  @AfterAll
  static void stop() {
    chat.close();
  }

  private static ChatPlatform with(String token) {
    SlackProperties properties =
        new SlackProperties(
            token, URI.create(chat.url() + "/api/"), chat.replyUrls(), Duration.ofSeconds(30), 3);
    Slack slack = new NotifierSlackConfiguration().slack(properties);
    MethodsClient methods = new NotifierSlackConfiguration().slackMethods(slack, properties);
    return new SlackChat(
        methods, new SlackSearch(methods, properties), new SlackReplies(slack, properties));
  }

  @Override
  protected ChatPlatform platform() {
    return with(SandboxApplication.TOKEN);
  }

  @Override
  protected ChatPlatform stranger() {
    return with("xoxb-stranger");
  }

  @Override
  protected String channel() {
    return "C0TEST";
  }

  @Override
  protected String person() {
    return "U0QA1";
  }

  @Override
  protected String nowhere() {
    return "C0NOWHERE";
  }

  @Override
  protected void limit(Duration pause) {
    chat.answer("chat.postMessage", "", 1, Chat.Answer.wait(Math.toIntExact(pause.toSeconds())));
  }

  @Override
  protected void breakDown() {
    chat.answer("chat.postMessage", "", 1, Chat.Answer.error("internal_error"));
  }

  @Override
  protected List<Seen> messages(String conversation) {
    return chat.messages("channel=" + conversation).stream()
        .filter(message -> !message.path("ephemeral").asBoolean(false))
        .map(SlackChatIT::seen)
        .toList();
  }

  @Override
  protected List<Seen> told(String person) {
    return chat.ephemeral(person).stream().map(SlackChatIT::seen).toList();
  }

  @Override
  protected String home(String person) {
    return chat.home(person);
  }

  /// What was shown stands in the id of the block, which Slack sends beside the button's value.
  private static Seen seen(JsonNode message) {
    List<String> values =
        message
            .path("blocks")
            .valueStream()
            .filter(block -> block.path("type").asString("").equals("actions"))
            .flatMap(block ->
                block
                    .path("elements")
                    .valueStream()
                    .map(button ->
                        button.path("value").asString("")
                            + block
                                .path("block_id")
                                .asString("")
                                .replaceFirst("^choices-0(?=@)", "/")))
            .toList();
    return new Seen(
        message.path("ts").asString(""),
        message.path("text").asString("") + message.path("blocks"),
        values);
  }
}
