package dev.slipway.notifier.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// The limits of Slack that would refuse a payload or show it wrongly. Source: Slack's Block Kit reference
/// and `chat.postMessage`.
final class BlockKitLimits {

  /// Whatever Slack reads between angle brackets, but for people, times and web links.
  private static final Pattern SPECIAL =
      Pattern.compile("<(?!@[UW][A-Z0-9]+>|!date\\^\\d+\\^[^|<>]*\\|[^<>]*>|https?://[^|<>]+[|>])");

  private final List<String> wrong = new ArrayList<>();
  private final Set<String> blockIds = new HashSet<>();
  private int total;

  private BlockKitLimits() {}

  /// What is wrong, one line each; empty where nothing is.
  static List<String> broken(JsonObject payload) {
    BlockKitLimits limits = new BlockKitLimits();
    limits.mrkdwn("text", payload.get("text").getAsString(), 4_000);
    if (payload.has("blocks")) {
      JsonArray blocks = payload.getAsJsonArray("blocks");
      limits.count("blocks", blocks.size(), 50);
      limits.total = 0;
      blocks.forEach(block -> limits.block(block.getAsJsonObject()));
      limits.count("characters in all blocks", limits.total, 11_000);
    }
    return limits.wrong;
  }

  private void block(JsonObject block) {
    String type = block.get("type").getAsString();
    if (block.has("block_id")) {
      String id = block.get("block_id").getAsString();
      count("characters of a block_id", id.length(), 255);
      check(blockIds.add(id), "block_id twice: " + id);
    }
    switch (type) {
      case "header" -> text("header", block.getAsJsonObject("text"), 150, "plain_text");
      case "section" -> section(block);
      case "actions" -> actions(block.getAsJsonArray("elements"));
      case "context" -> texts("context", block.getAsJsonArray("elements"), 10, 2_000);
      default -> check(false, "a block of type " + type);
    }
  }

  private void section(JsonObject section) {
    check(section.has("text") || section.has("fields"), "a section without text and fields");
    if (section.has("text")) {
      text("section", section.getAsJsonObject("text"), 3_000, "mrkdwn");
    }
    if (section.has("fields")) {
      texts("fields", section.getAsJsonArray("fields"), 10, 2_000);
    }
  }

  private void texts(String what, JsonArray texts, int most, int longest) {
    count(what, texts.size(), most);
    texts.forEach(text -> text(what, text.getAsJsonObject(), longest, "mrkdwn"));
  }

  private void actions(JsonArray buttons) {
    count("buttons", buttons.size(), 25);
    Set<String> ids = new HashSet<>();
    for (JsonElement element : buttons) {
      JsonObject button = element.getAsJsonObject();
      String id = button.get("action_id").getAsString();
      check(ids.add(id), "action_id twice: " + id);
      count("characters of an action_id", id.length(), 255);
      count("characters of a value", button.get("value").getAsString().length(), 2_000);
      text("button", button.getAsJsonObject("text"), 75, "plain_text");
    }
  }

  private void text(String what, JsonObject text, int longest, String type) {
    check(text.get("type").getAsString().equals(type), what + " is not " + type);
    String shown = text.get("text").getAsString();
    if (type.equals("mrkdwn")) {
      mrkdwn(what, shown, longest);
    } else {
      plain(what, shown, longest);
    }
  }

  private void mrkdwn(String what, String text, int longest) {
    plain(what, text, longest);
    check(!SPECIAL.matcher(text).find(), what + " has an angle bracket that is not escaped");
    String entities = text.replaceAll("&(amp|lt|gt);", "");
    check(!entities.contains("&"), what + " has an ampersand that is not escaped");
  }

  private void plain(String what, String text, int longest) {
    total += text.length();
    count("characters of " + what, text.length(), longest);
    check(!text.contains("<!channel>"), what + " calls the channel");
    check(
        text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE),
        what + " has half a character");
  }

  private void count(String what, int count, int most) {
    check(count >= 1 && count <= most, what + ": " + count + ", allowed are 1 to " + most);
  }

  private void check(boolean right, String otherwise) {
    if (!right) {
      wrong.add(otherwise);
    }
  }
}
