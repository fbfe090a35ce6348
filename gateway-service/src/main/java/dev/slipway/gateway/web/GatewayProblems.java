package dev.slipway.gateway.web;

import dev.slipway.web.HttpProblem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/// The gateway's own refusals.
public final class GatewayProblems {

  private GatewayProblems() {}

  /// 400: what is wrong in which field.
  public static ErrorResponseException invalid(List<HttpProblem.FieldError> errors) {
    return HttpProblem.invalid("Some fields are missing or wrong.", errors);
  }

  /// 400: the body cannot be read at all.
  public static ErrorResponseException malformed(String detail) {
    return HttpProblem.of(HttpStatus.BAD_REQUEST, "malformed-body", detail);
  }

  /// 404: no project is meant by this.
  public static ErrorResponseException unknownProject(String detail) {
    return HttpProblem.of(HttpStatus.NOT_FOUND, "unknown-project", detail);
  }

  /// 413: the body is larger than the endpoint takes.
  public static ErrorResponseException tooLarge(int limit) {
    return HttpProblem.of(
        HttpStatus.CONTENT_TOO_LARGE,
        "too-large",
        "The body is larger than the " + limit + " bytes that are taken here.");
  }

  /// 415: the body is sent in a way that is not read here.
  public static ErrorResponseException unsupported(String detail) {
    return HttpProblem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type", detail);
  }

  /// 422: Kafka refuses an event for what it is, and sending it again does not help.
  public static ErrorResponseException refused(String detail, @Nullable Throwable cause) {
    return HttpProblem.of(HttpStatus.UNPROCESSABLE_CONTENT, "refused-by-kafka", detail, cause);
  }

  /// 503: nothing was done; the caller should try again, in five seconds.
  public static ErrorResponseException unavailable(String detail, @Nullable Throwable cause) {
    ErrorResponseException problem = HttpProblem.unavailable(detail, cause);
    problem.getHeaders().set("Retry-After", "5");
    return problem;
  }
}
