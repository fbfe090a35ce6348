package dev.slipway.gateway.web;

import dev.slipway.tracing.LogContext;
import dev.slipway.tracing.TraceContext;
import dev.slipway.tracing.TraceSpan;
import dev.slipway.tracing.Traces;
import io.opentelemetry.api.trace.SpanKind;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/// The span that a request from outside is: in the caller's trace, or the first of a new one.
@Component
class TraceFilter extends OncePerRequestFilter {

  private static final int SERVER_ERROR = 500;

  private final Traces traces;

  TraceFilter(Traces traces) {
    this.traces = traces;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/actuator");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String caller = TraceContext.valid(request.getHeader("traceparent"));
    if (!traces.on()) {
      try (LogContext _ = LogContext.of(null, null, caller)) {
        chain.doFilter(request, response);
      }
      return;
    }
    try (TraceSpan span = traces.start(request.getMethod(), SpanKind.SERVER, caller);
        LogContext _ = LogContext.of(null, null, span.traceparent())) {
      span.with("http.request.method", request.getMethod());
      span.<ServletException, IOException>run(() -> chain.doFilter(request, response));
      answered(span, request, response);
    }
  }

  private static void answered(
      TraceSpan span, HttpServletRequest request, HttpServletResponse response) {
    Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    if (route != null) {
      span.named(request.getMethod() + " " + route).with("http.route", route.toString());
    }
    span.with("http.response.status_code", response.getStatus());
    if (response.getStatus() >= SERVER_ERROR) {
      span.failed("HTTP " + response.getStatus());
    }
  }
}
