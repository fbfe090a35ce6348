package dev.slipway.sandbox.cluster.api;

import com.sun.net.httpserver.HttpExchange;
import dev.slipway.sandbox.cluster.object.ApiException;
import dev.slipway.sandbox.cluster.object.Kind;
import dev.slipway.sandbox.cluster.object.ObjectStore;
import dev.slipway.sandbox.cluster.object.Objects;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A watch: changes as JSON lines, for as long as the client listens or has asked for.
final class WatchStream {

  /// Clients cut a stream into pieces wherever it suits them; in ASCII no character is cut in two.
  private static final JsonMapper ASCII =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private static final long LONGEST_SECONDS = 1_800;
  private static final long POLL_MILLIS = 1_000;

  private final ObjectStore store;
  private final Kind kind;
  private final Predicate<JsonNode> filter;
  private final boolean table;
  private boolean header = true;

  WatchStream(ObjectStore store, Kind kind, Predicate<JsonNode> filter, boolean table) {
    this.store = store;
    this.kind = kind;
    this.filter = filter;
    this.table = table;
  }

  void serve(HttpExchange exchange, Map<String, String> query)
      throws IOException, InterruptedException {
    long seconds = number(query, "timeoutSeconds", LONGEST_SECONDS);
    long deadline = System.nanoTime() + Math.min(seconds, LONGEST_SECONDS) * 1_000_000_000;
    boolean fromNow = query.getOrDefault("resourceVersion", "0").matches("0?");
    long seen = fromNow ? 0 : number(query, "resourceVersion", 0);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, 0);
    OutputStream out = exchange.getResponseBody();
    out.flush();
    if (fromNow) {
      seen = present(out);
    }
    while (System.nanoTime() < deadline) {
      List<ObjectStore.Change> changes;
      try {
        changes = store.after(kind, seen, POLL_MILLIS);
      } catch (ApiException e) {
        line(out, "ERROR", e.status());
        return;
      }
      for (ObjectStore.Change change : changes) {
        seen = change.version();
        if (filter.test(change.object())) {
          line(out, change.type(), shown(change.object()));
        }
      }
      if (changes.isEmpty()) {
        seen = Math.max(seen, idle(out, query, seen));
      }
    }
  }

  /// What is there already, for a watch that names no version.
  private long present(OutputStream out) throws IOException {
    record Present(long version, List<ObjectNode> objects) {}
    Present present =
        store.atomically(() -> new Present(store.version(), store.list(kind, null, filter)));
    for (ObjectNode object : present.objects()) {
      line(out, "ADDED", shown(object));
    }
    return present.version();
  }

  /// A bookmark where the client asked for them, which also finds out that it has gone.
  private long idle(OutputStream out, Map<String, String> query, long seen) throws IOException {
    if (!query.getOrDefault("allowWatchBookmarks", "").matches("true|1")) {
      out.flush();
      return seen;
    }
    ObjectNode bookmark =
        Objects.object().put("kind", kind.kind()).put("apiVersion", kind.apiVersion());
    bookmark
        .putObject("metadata")
        .put("resourceVersion", Long.toString(seen))
        .putNull("creationTimestamp");
    line(out, "BOOKMARK", bookmark);
    return seen;
  }

  private ObjectNode shown(ObjectNode object) {
    if (!table) {
      return object;
    }
    ObjectNode row =
        Tables.of(
            kind, List.of(object), object.at("/metadata/resourceVersion").asString("0"), header);
    header = false;
    return row;
  }

  private static void line(OutputStream out, String type, ObjectNode object) throws IOException {
    ObjectNode event = Objects.object().put("type", type);
    event.set("object", object);
    out.write((ASCII.writeValueAsString(event) + "\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  private static long number(Map<String, String> query, String name, long otherwise) {
    String value = query.getOrDefault(name, "");
    return value.matches("[0-9]{1,15}") ? Long.parseLong(value) : otherwise;
  }
}
