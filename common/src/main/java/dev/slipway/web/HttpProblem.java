package dev.slipway.web;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/// Refusals as problem details (RFC 9457). Each kind has a URI of its own as its `type`, which does not
/// change; the detail says what to do.
public final class HttpProblem {

  /// What every `type` begins with.
  public static final String TYPES = "https://slipway.dev/problems/";

  private HttpProblem() {}

  /// A field or parameter that is missing or wrong.
  public record FieldError(String field, String message) {}

  /// The `type` of a refusal that says no more than its status, for example `method-not-allowed`.
  public static URI type(HttpStatusCode status) {
    HttpStatus known = HttpStatus.resolve(status.value());
    return URI.create(
        TYPES
            + (known == null
                ? status.value()
                : known.name().toLowerCase(Locale.ROOT).replace('_', '-')));
  }

  /// @param type the last part of the URI, for example `unknown-project`
  public static ProblemDetail detail(HttpStatus status, String type, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setType(URI.create(TYPES + type));
    return problem;
  }

  /// @param type as above
  public static ErrorResponseException of(HttpStatus status, String type, String detail) {
    return of(status, type, detail, null);
  }

  /// @param type as above
  /// @param cause for the log, null where the refusal says it all
  public static ErrorResponseException of(
      HttpStatus status, String type, String detail, @Nullable Throwable cause) {
    return new ErrorResponseException(status, detail(status, type, detail), cause);
  }

  /// 400, with what is wrong in which field as `errors`.
  public static ErrorResponseException invalid(String detail, List<FieldError> errors) {
    ErrorResponseException problem = of(HttpStatus.BAD_REQUEST, "invalid-fields", detail);
    problem.getBody().setProperty("errors", errors);
    return problem;
  }

  /// 401: who asks did not prove who they are.
  public static ErrorResponseException unauthenticated(String detail) {
    return of(HttpStatus.UNAUTHORIZED, "not-authenticated", detail);
  }

  /// 403: they may not, or not from there.
  public static ErrorResponseException forbidden(String detail) {
    return of(HttpStatus.FORBIDDEN, "forbidden", detail);
  }

  /// 503: nothing is lost, and the same request may be sent again.
  public static ErrorResponseException unavailable(String detail, @Nullable Throwable cause) {
    return of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", detail, cause);
  }
}
