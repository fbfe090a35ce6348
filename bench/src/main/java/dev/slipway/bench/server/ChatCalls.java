package dev.slipway.bench.server;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Stands before the stand-in Slack and remembers which messages it was asked to post and to change,
/// and when. Messages are known by the metadata that the notifier gives them.
public final class ChatCalls implements Filter {

  private final Map<String, Long> posted = new ConcurrentHashMap<>();
  private final Map<String, Long> updated = new ConcurrentHashMap<>();
  private final AtomicInteger count = new AtomicInteger();

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    long now = System.nanoTime();
    if (request instanceof HttpServletRequest call) {
      String path = call.getRequestURI();
      if (path.endsWith("/chat.postMessage")) {
        remember(posted, call, now);
      } else if (path.endsWith("/chat.update")) {
        remember(updated, call, now);
      }
    }
    chain.doFilter(request, response);
  }

  private void remember(Map<String, Long> calls, HttpServletRequest call, long now) {
    int _ = count.incrementAndGet();
    String metadata = call.getParameter("metadata");
    if (metadata != null) {
      JsonNode payload = JsonMapper.shared().readTree(metadata).path("event_payload");
      calls.putIfAbsent(
          payload.path("release").asString("") + " " + payload.path("key").asString(""), now);
    }
  }

  /// Posts and updates so far.
  public int count() {
    return count.get();
  }

  /// Whether the notifier has posted the surface of that key.
  public boolean isPosted(String release, String surface) {
    return posted.containsKey(release + " " + surface);
  }

  /// When a message was first changed, by [System#nanoTime()]; null while it was not.
  public @Nullable Long updatedAt(String release, String surface) {
    return updated.get(release + " " + surface);
  }
}
