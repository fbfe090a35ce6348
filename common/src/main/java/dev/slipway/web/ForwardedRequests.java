package dev.slipway.web;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Recognises requests that came through a proxy, a tunnel or a mesh's sidecar, by the headers that those
/// add. Such a request comes from the address of the proxy, not from that of its sender. A proxy that adds
/// no header is not recognised: where it matters who asks, a token is needed.
public final class ForwardedRequests {

  private static final Set<String> NAMES =
      Set.of(
          "forwarded",
          "via",
          "x-real-ip",
          "x-real-port",
          "x-client-ip",
          "x-cluster-client-ip",
          "x-original-for",
          "x-original-host",
          "x-originating-ip",
          "x-proxyuser-ip",
          "true-client-ip",
          "fastly-client-ip",
          "fly-client-ip",
          "x-appengine-user-ip");

  private static final List<String> PREFIXES =
      List.of("x-forwarded", "x-envoy-", "l5d-", "cf-", "x-azure-", "x-vercel-", "tailscale-");

  private ForwardedRequests() {}

  /// @param headers the names that the request has, null if the container does not tell
  public static boolean isForwarded(
      @org.jspecify.annotations.Nullable Enumeration<String> headers) {
    return headers != null
        && Collections.list(headers).stream().anyMatch(ForwardedRequests::isOfProxy);
  }

  private static boolean isOfProxy(String header) {
    String name = header.toLowerCase(Locale.ROOT);
    return NAMES.contains(name) || PREFIXES.stream().anyMatch(name::startsWith);
  }
}
