package dev.slipway.sandbox.cluster.api;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import dev.slipway.sandbox.cluster.object.ApiException;
import dev.slipway.sandbox.guard.LoopbackPeers;
import dev.slipway.sandbox.guard.RequestGuard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Refuses what a foreign web page or another user of the machine sends to the cluster's API.
public final class GuardedExchanges extends Filter {

  private static final int FORBIDDEN = 403;

  private final RequestGuard guard;
  private final LoopbackPeers peers;

  /// Lets through what both guards let through.
  public GuardedExchanges(RequestGuard guard, LoopbackPeers peers) {
    this.guard = guard;
    this.peers = peers;
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    Optional<String> refusal =
        guard
            .refusal(
                exchange.getRequestMethod(),
                name -> exchange.getRequestHeaders().getFirst(name),
                false)
            .or(() -> peers.refusal(exchange.getRemoteAddress(), exchange.getLocalAddress()));
    if (refusal.isEmpty()) {
      chain.doFilter(exchange);
      return;
    }
    byte[] body =
        new ApiException(FORBIDDEN, "Forbidden", refusal.get())
            .status()
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(FORBIDDEN, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public String description() {
    return "refuses requests of foreign web pages and of other users";
  }
}
