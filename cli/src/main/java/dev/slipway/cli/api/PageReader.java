package dev.slipway.cli.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads a list of the API page after page.
public final class PageReader {

  private static final int SIZE = 200;

  private PageReader() {}

  /// The first items as one page, with the cursor of those behind them.
  ///
  /// @param limit the maximum number of items, at least 1
  /// @param query without limit and cursor
  /// @param read asks the API for one page
  public static ObjectNode read(
      int limit, Map<String, String> query, Function<Map<String, String>, JsonNode> read) {
    Map<String, String> parameters = new LinkedHashMap<>(query);
    ObjectNode all = JsonMapper.shared().createObjectNode();
    ArrayNode items = all.putArray("items");
    JsonNode next;
    do {
      parameters.put("limit", Integer.toString(Math.min(SIZE, limit - items.size())));
      JsonNode page = read.apply(parameters);
      page.path("items").forEach(items::add);
      next = page.path("next");
      parameters.put("cursor", next.asString(""));
    } while (next.isString() && items.size() < limit);
    all.set("next", next.isString() ? next : JsonMapper.shared().nullNode());
    return all;
  }
}
