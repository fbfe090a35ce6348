package dev.slipway.notifier.slack;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.slack.api.SlackConfig;
import com.slack.api.util.json.GsonFactory;
import dev.slipway.view.card.Card;
import dev.slipway.view.card.Text;

/// A payload to Slack, as it is sent over the wire.
final class Payload {

  private static final Gson SLACK = GsonFactory.createSnakeCase(new SlackConfig());
  private static final Gson PRETTY =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private Payload() {}

  static JsonObject of(Card card) {
    JsonObject message = new JsonObject();
    message.addProperty("text", BlockKit.fallback(card));
    message.add("blocks", SLACK.toJsonTree(BlockKit.blocks(card)));
    return message;
  }

  /// What one person alone is told.
  static JsonObject of(Text notice) {
    JsonObject message = new JsonObject();
    message.addProperty("text", Mrkdwn.of(notice, SlackChat.LONGEST_NOTICE));
    return message;
  }

  static String pretty(JsonObject payload) {
    return PRETTY.toJson(payload) + "\n";
  }
}
