package dev.slipway.sandbox.slack.content;

import dev.slipway.sandbox.slack.workspace.Message;
import dev.slipway.sandbox.slack.workspace.Payloads;
import dev.slipway.sandbox.slack.workspace.SlackException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Cuts messages into pages. A cursor names the next page's first message, so that what is posted in
/// between neither repeats nor hides another.
public final class Pages {

  private static final int PAGE = 100;
  private static final int LARGEST = 999;
  private static final String CURSOR = "next_ts:";

  private Pages() {}

  /// Whether a message is between `oldest` and `latest`.
  ///
  /// @throws SlackException `invalid_ts_oldest`, `invalid_ts_latest`
  public static boolean within(Arguments arguments, Message message) {
    BigDecimal ts = new BigDecimal(message.ts());
    int edge = arguments.flag("inclusive") ? 0 : 1;
    String oldest = arguments.text("oldest");
    String latest = arguments.text("latest");
    return (oldest.isEmpty() || ts.compareTo(bound(oldest, "invalid_ts_oldest")) >= edge)
        && (latest.isEmpty() || ts.compareTo(bound(latest, "invalid_ts_latest")) <= -edge);
  }

  /// The order of a page.
  public enum Order {
    OLDEST_FIRST,
    NEWEST_FIRST
  }

  /// @param messages in that order
  /// @throws SlackException `invalid_cursor`, `invalid_limit`
  public static ObjectNode of(
      Arguments arguments,
      List<Message> messages,
      Order order,
      Function<Message, ObjectNode> written) {
    int limit = arguments.number("limit", PAGE);
    if (limit < 1) {
      throw new SlackException("invalid_limit");
    }
    List<Message> rest = from(arguments.text("cursor"), messages, order);
    int size = Math.min(rest.size(), Math.min(limit, LARGEST));
    ObjectNode answer = Payloads.object();
    ArrayNode items = answer.putArray("messages");
    rest.subList(0, size).forEach(message -> items.add(written.apply(message)));
    boolean more = size < rest.size();
    answer.put("has_more", more);
    answer.putObject("response_metadata").put("next_cursor", more ? cursor(rest.get(size)) : "");
    return answer;
  }

  private static List<Message> from(String cursor, List<Message> messages, Order order) {
    if (cursor.isEmpty()) {
      return messages;
    }
    String next = decode(cursor);
    return messages.stream()
        .filter(message ->
            switch (order) {
              case OLDEST_FIRST -> message.ts().compareTo(next) >= 0;
              case NEWEST_FIRST -> message.ts().compareTo(next) <= 0;
            })
        .toList();
  }

  private static String cursor(Message next) {
    return Base64.getEncoder()
        .encodeToString((CURSOR + next.ts()).getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String cursor) {
    try {
      String plain = new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
      if (plain.startsWith(CURSOR)) {
        return plain.substring(CURSOR.length());
      }
    } catch (IllegalArgumentException e) {
      throw new SlackException("invalid_cursor");
    }
    throw new SlackException("invalid_cursor");
  }

  private static BigDecimal bound(String ts, String error) {
    try {
      return new BigDecimal(ts);
    } catch (NumberFormatException e) {
      throw new SlackException(error);
    }
  }
}
