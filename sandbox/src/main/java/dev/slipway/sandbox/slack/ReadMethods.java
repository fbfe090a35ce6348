package dev.slipway.sandbox.slack;

import dev.slipway.sandbox.slack.ChatMethods.Simple;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The methods that tell about the workspace, its people and its conversations.
@Configuration(proxyBeanMethods = false)
class ReadMethods {

  private static final int PAGE = 100;
  private static final int LARGEST_PAGE = 999;

  @Bean
  Method authTest() {
    return new Simple(
        "auth.test",
        _ ->
            Payloads.object()
                .put("url", "https://" + Directory.TEAM_DOMAIN + ".slack.com/")
                .put("team", Directory.TEAM_NAME)
                .put("user", "slipway")
                .put("team_id", Directory.TEAM)
                .put("user_id", Directory.BOT_USER)
                .put("bot_id", Directory.BOT));
  }

  @Bean
  Method open() {
    return new Simple(
        "conversations.open",
        arguments -> {
          String user = arguments.required("users");
          if (user.contains(",")) {
            throw new SlackException("method_not_supported_for_channel_type");
          }
          if (Directory.user(user).isEmpty()) {
            throw new SlackException("user_not_found");
          }
          ObjectNode answer = Payloads.object().put("no_op", true).put("already_open", true);
          answer.putObject("channel").put("id", Directory.directWith(user)).put("is_im", true);
          return answer;
        });
  }

  @Bean
  Method history(Conversations conversations) {
    return new Simple(
        "conversations.history",
        arguments -> {
          String channel = conversation(arguments);
          List<Message> newestFirst =
              conversations.in(channel).stream()
                  .filter(message -> !message.ephemeral() && message.threadTs() == null)
                  .filter(message -> within(arguments, message))
                  .toList()
                  .reversed();
          return page(arguments, newestFirst);
        });
  }

  @Bean
  Method replies(Conversations conversations) {
    return new Simple(
        "conversations.replies",
        arguments -> {
          String channel = conversation(arguments);
          String parent = arguments.required("ts");
          if (conversations.find(channel, parent).isEmpty()) {
            throw new SlackException("thread_not_found");
          }
          List<Message> thread =
              conversations.in(channel).stream()
                  .filter(message -> !message.ephemeral())
                  .filter(m -> m.ts().equals(parent) || parent.equals(m.threadTs()))
                  .filter(m -> m.ts().equals(parent) || within(arguments, m))
                  .toList();
          return page(arguments, thread);
        });
  }

  @Bean
  Method info() {
    return new Simple(
        "users.info",
        arguments -> {
          Directory.User user =
              Directory.user(arguments.text("user"))
                  .orElseThrow(() -> new SlackException("user_not_found"));
          ObjectNode answer = Payloads.object();
          answer.set("user", Payloads.user(user));
          return answer;
        });
  }

  @Bean
  Method lookupByEmail() {
    return new Simple(
        "users.lookupByEmail",
        arguments -> {
          String email = arguments.required("email");
          Directory.User user =
              Directory.users().stream()
                  .filter(u -> !u.bot() && u.email().equalsIgnoreCase(email))
                  .findFirst()
                  .orElseThrow(() -> new SlackException("users_not_found"));
          ObjectNode answer = Payloads.object();
          answer.set("user", Payloads.user(user));
          return answer;
        });
  }

  private static String conversation(Arguments arguments) {
    String channel = arguments.text("channel");
    if (Directory.channel(channel).isEmpty() && Directory.ofDirect(channel).isEmpty()) {
      throw new SlackException("channel_not_found");
    }
    return channel;
  }

  private static boolean within(Arguments arguments, Message message) {
    String oldest = arguments.text("oldest");
    String latest = arguments.text("latest");
    boolean inclusive = arguments.flag("inclusive");
    int afterOldest = oldest.isEmpty() ? 1 : compare(message.ts(), oldest);
    int beforeLatest = latest.isEmpty() ? -1 : compare(message.ts(), latest);
    return inclusive ? afterOldest >= 0 && beforeLatest <= 0 : afterOldest > 0 && beforeLatest < 0;
  }

  private static int compare(String ts, String bound) {
    try {
      return new java.math.BigDecimal(ts).compareTo(new java.math.BigDecimal(bound));
    } catch (NumberFormatException e) {
      throw new SlackException("invalid_ts_oldest");
    }
  }

  private static ObjectNode page(Arguments arguments, List<Message> messages) {
    int limit = Math.clamp(arguments.number("limit", PAGE), 1, LARGEST_PAGE);
    int from = cursor(arguments);
    int to = Math.min(messages.size(), from + limit);
    ObjectNode answer = Payloads.object();
    ArrayNode items = answer.putArray("messages");
    boolean metadata = arguments.flag("include_all_metadata");
    for (Message message : messages.subList(Math.min(from, to), to)) {
      items.add(Payloads.message(message, metadata));
    }
    answer.put("has_more", to < messages.size());
    answer
        .putObject("response_metadata")
        .put("next_cursor", to < messages.size() ? Integer.toString(to) : "");
    return answer;
  }

  private static int cursor(Arguments arguments) {
    try {
      String cursor = arguments.text("cursor");
      return cursor.isEmpty() ? 0 : Integer.parseUnsignedInt(cursor);
    } catch (NumberFormatException e) {
      throw new SlackException("invalid_cursor");
    }
  }
}
