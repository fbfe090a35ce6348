package dev.slipway.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// Refuses addresses whose path or parameters hold NUL or other control characters, bytes that are no UTF-8,
/// or broken escapes: no table, log line or name takes them.
public final class ReadableRequests extends OncePerRequestFilter {

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (isReadable(request.getRequestURI()) && isReadable(request.getQueryString())) {
      chain.doFilter(request, response);
      return;
    }
    ProblemDetail problem =
        HttpProblem.detail(
            HttpStatus.BAD_REQUEST,
            "unreadable-address",
            "The path or a parameter holds a control character, bytes that are no UTF-8, or a broken"
                + " escape; send text.");
    response.setStatus(HttpStatus.BAD_REQUEST.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(JsonMapper.shared().writeValueAsBytes(problem));
  }

  private static boolean isReadable(@Nullable String escaped) {
    if (escaped == null) {
      return true;
    }
    try {
      return URLDecoder.decode(escaped, StandardCharsets.UTF_8)
          .chars()
          .noneMatch(c -> Character.isISOControl(c) || c == '\uFFFD');
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
