package dev.slipway.standalone;

import dev.slipway.sandbox.guard.GuardFilter;
import dev.slipway.sandbox.guard.LoopbackPeers;
import dev.slipway.sandbox.guard.RequestGuard;
import dev.slipway.web.ForwardedRequests;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/// Guards every HTTP interface of a run, which trusts this machine: refuses requests that a foreign web
/// page makes a browser send, names that were pointed here, what other users of this machine send, and
/// what a proxy brings from elsewhere.
final class AccessFilter extends OncePerRequestFilter {

  private final RequestGuard guard;
  private final boolean behindProxy;
  private final LoopbackPeers peers;

  private AccessFilter(RequestGuard guard, boolean behindProxy) {
    this.guard = guard;
    this.behindProxy = behindProxy;
    // A proxy may run as a user of its own; what comes through it needs a signature or a token.
    this.peers = behindProxy ? LoopbackPeers.none() : LoopbackPeers.ofThisMachine();
  }

  /// For what proxies and tunnels may lead to, if there is a name for them.
  static AccessFilter open(Settings.Access access) {
    return new AccessFilter(
        new RequestGuard(access.hosts(), isOpen(access)), !access.hosts().isEmpty());
  }

  /// For what is reached without a proxy alone.
  static AccessFilter direct(Settings.Access access) {
    return new AccessFilter(new RequestGuard(List.of(), isOpen(access)), false);
  }

  /// For what this machine alone reaches.
  static AccessFilter closed() {
    return new AccessFilter(new RequestGuard(List.of(), false), false);
  }

  private static boolean isOpen(Settings.Access access) {
    return !access.listen().isLoopbackAddress();
  }

  /// Puts the filter before everything else of a service.
  void register(ConfigurableApplicationContext context) {
    ((GenericApplicationContext) context)
        .registerBean(
            "accessFilter",
            FilterRegistrationBean.class,
            () -> {
              FilterRegistrationBean<AccessFilter> bean = new FilterRegistrationBean<>(this);
              bean.setOrder(Ordered.HIGHEST_PRECEDENCE);
              return bean;
            });
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<String> refusal =
        guard
            .refusal(request.getMethod(), request::getHeader, true)
            .or(() -> forwarded(request))
            .or(() ->
                peers.refusal(
                    end(request.getRemoteAddr(), request.getRemotePort()),
                    end(request.getLocalAddr(), request.getLocalPort())));
    if (refusal.isPresent()) {
      GuardFilter.refuse(response, refusal.get());
    } else {
      chain.doFilter(request, response);
    }
  }

  /// @param address in numbers, so that no name is looked up
  private static InetSocketAddress end(String address, int port) {
    return new InetSocketAddress(InetAddress.ofLiteral(address), port);
  }

  private Optional<String> forwarded(HttpServletRequest request) {
    return behindProxy || !ForwardedRequests.isForwarded(request.getHeaderNames())
        ? Optional.empty()
        : Optional.of(
            "This request came through a proxy or a tunnel, whose sender is not known here. To be"
                + " reached through one, start with --host NAME and its protections.");
  }
}
