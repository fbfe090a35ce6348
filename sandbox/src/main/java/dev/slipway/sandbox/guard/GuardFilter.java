package dev.slipway.sandbox.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// Answers 403 to what a [RequestGuard] refuses, before anything else sees it.
public final class GuardFilter extends OncePerRequestFilter {

  private static final String TYPE = "https://slipway.dev/problems/forbidden";

  private final RequestGuard guard;
  private final Predicate<HttpServletRequest> page;

  /// @param page true for what a link on another site may lead to
  public GuardFilter(RequestGuard guard, Predicate<HttpServletRequest> page) {
    this.guard = guard;
    this.page = page;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<String> refusal =
        guard.refusal(request.getMethod(), request::getHeader, page.test(request));
    if (refusal.isEmpty()) {
      chain.doFilter(request, response);
    } else {
      refuse(response, refusal.get());
    }
  }

  /// Writes a refusal as a problem (RFC 9457).
  public static void refuse(HttpServletResponse response, String detail) throws IOException {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", TYPE);
    problem.put("title", HttpStatus.FORBIDDEN.getReasonPhrase());
    problem.put("status", HttpStatus.FORBIDDEN.value());
    problem.put("detail", detail);
    response.setStatus(HttpStatus.FORBIDDEN.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8);
    response.getWriter().write(JsonMapper.shared().writeValueAsString(problem));
  }
}
