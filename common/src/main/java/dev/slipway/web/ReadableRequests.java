package dev.slipway.web;

import dev.slipway.web.HttpProblem.FieldError;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/// Refuses addresses whose path or parameters hold NUL or other control characters, bytes that are no UTF-8,
/// or broken escapes: no table, log line or name takes them. So it does with those of too many parameters.
public final class ReadableRequests extends OncePerRequestFilter {

  private static final JsonMapper JSON =
      JsonMapper.builder().addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class).build();

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ProblemDetail problem = objection(request);
    if (problem == null) {
      chain.doFilter(request, response);
      return;
    }
    response.setStatus(HttpStatus.BAD_REQUEST.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(JSON.writeValueAsBytes(problem));
  }

  /// Null if the address is right.
  private static @Nullable ProblemDetail objection(HttpServletRequest request) {
    String query = request.getQueryString();
    if (query != null && !ParameterLimit.isKeptBy(query)) {
      return HttpProblem.detail(
          HttpStatus.BAD_REQUEST, ParameterLimit.TYPE, ParameterLimit.tooMany("address", query));
    }
    return isReadable(request.getRequestURI()) && isReadable(query) ? null : unreadable(query);
  }

  private static ProblemDetail unreadable(@Nullable String query) {
    ProblemDetail problem =
        HttpProblem.detail(
            HttpStatus.BAD_REQUEST,
            "unreadable-address",
            "The path or a parameter holds a control character, bytes that are no UTF-8, or a broken"
                + " escape; send text.");
    List<FieldError> errors = errors(query);
    if (!errors.isEmpty()) {
      problem.setProperty("errors", errors);
    }
    return problem;
  }

  /// The parameters whose values cannot be read; one whose name cannot is not among them.
  private static List<FieldError> errors(@Nullable String query) {
    return query == null
        ? List.of()
        : Stream.of(query.split("&", -1))
            .filter(parameter -> !isReadable(parameter))
            .map(parameter -> parameter.split("=", 2)[0])
            .filter(ReadableRequests::isReadable)
            .map(name -> new FieldError(name, "must be text without control characters"))
            .toList();
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
