package dev.slipway.approval.web;

import java.net.URI;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/// The API's refusals as RFC 9457 problem details.
final class Problems {

  private static final String TYPES = "https://slipway.dev/problems/";

  private Problems() {}

  /// A parameter that is wrong.
  record FieldError(String field, String message) {}

  /// 400: what is wrong in which parameter.
  static ErrorResponseException invalid(List<FieldError> errors) {
    ProblemDetail problem =
        problem(HttpStatus.BAD_REQUEST, "invalid-fields", "Some parameters are wrong.");
    problem.setProperty("errors", errors);
    return new ErrorResponseException(HttpStatus.BAD_REQUEST, problem, null);
  }

  /// 404: there is no such thing.
  static ErrorResponseException unknown(String what, String id) {
    ProblemDetail problem =
        problem(HttpStatus.NOT_FOUND, "unknown-" + what, "There is no " + what + " " + id + ".");
    return new ErrorResponseException(HttpStatus.NOT_FOUND, problem, null);
  }

  /// 409: not as things are.
  static ErrorResponseException conflict(String detail) {
    ProblemDetail problem = problem(HttpStatus.CONFLICT, "conflict", detail);
    return new ErrorResponseException(HttpStatus.CONFLICT, problem, null);
  }

  /// 503: nothing is lost, and the same request may be sent again.
  static ErrorResponseException unavailable(String detail, Throwable cause) {
    ProblemDetail problem = problem(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", detail);
    return new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE, problem, cause);
  }

  /// 401: who asks has not shown that they may.
  static ErrorResponseException unauthorized(String detail) {
    ProblemDetail problem = problem(HttpStatus.UNAUTHORIZED, "unauthorized", detail);
    ErrorResponseException exception =
        new ErrorResponseException(HttpStatus.UNAUTHORIZED, problem, null);
    exception.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    return exception;
  }

  /// 403: nobody may, from there.
  static ErrorResponseException forbidden(String detail) {
    ProblemDetail problem = problem(HttpStatus.FORBIDDEN, "forbidden", detail);
    return new ErrorResponseException(HttpStatus.FORBIDDEN, problem, null);
  }

  private static ProblemDetail problem(HttpStatus status, String type, String detail) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setType(URI.create(TYPES + type));
    return problem;
  }
}
