package dev.slipway.gateway.web;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/// The gateway's refusals as RFC 9457 problem details.
public final class Problems {

  static final String TYPES = "https://slipway.dev/problems/";

  private Problems() {}

  /// A field that is missing or wrong.
  public record FieldError(String field, String message) {}

  /// 400: what is wrong in which field.
  public static ErrorResponseException invalid(List<FieldError> errors) {
    ProblemDetail problem =
        problem(HttpStatus.BAD_REQUEST, "invalid-fields", "Some fields are missing or wrong.");
    problem.setProperty("errors", errors);
    return new ErrorResponseException(HttpStatus.BAD_REQUEST, problem, null);
  }

  /// 400: the body cannot be read at all.
  public static ErrorResponseException malformed(String detail) {
    return error(HttpStatus.BAD_REQUEST, "malformed-body", detail);
  }

  /// 401: the caller did not prove who they are.
  public static ErrorResponseException unauthorized(String detail) {
    return error(HttpStatus.UNAUTHORIZED, "not-authenticated", detail);
  }

  /// 403: the caller is known and may not.
  public static ErrorResponseException forbidden(String detail) {
    return error(HttpStatus.FORBIDDEN, "forbidden", detail);
  }

  /// 404: no project is meant by this.
  public static ErrorResponseException unknownProject(String detail) {
    return error(HttpStatus.NOT_FOUND, "unknown-project", detail);
  }

  /// 413: the body is larger than the endpoint takes.
  public static ErrorResponseException tooLarge(int limit) {
    return error(
        HttpStatus.CONTENT_TOO_LARGE,
        "too-large",
        "The body is larger than the " + limit + " bytes that are taken here.");
  }

  /// 503: nothing was done; the caller should try again.
  public static ErrorResponseException unavailable(String detail, @Nullable Throwable cause) {
    ErrorResponseException problem =
        new ErrorResponseException(
            HttpStatus.SERVICE_UNAVAILABLE,
            problem(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", detail),
            cause);
    problem.getHeaders().set("Retry-After", "5");
    return problem;
  }

  private static ErrorResponseException error(HttpStatus status, String type, String detail) {
    return new ErrorResponseException(status, problem(status, type, detail), null);
  }

  static ProblemDetail problem(HttpStatus status, String type, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setType(URI.create(TYPES + type));
    return problem;
  }
}
