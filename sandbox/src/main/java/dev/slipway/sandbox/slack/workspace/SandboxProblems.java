package dev.slipway.sandbox.slack.workspace;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/// The refusals of `/sandbox`, as RFC 9457 problem details. Slack's own API has its own form.
public final class SandboxProblems {

  private SandboxProblems() {}

  /// A field that is missing or wrong.
  public record FieldError(String field, String message) {}

  /// 400: what is wrong in which field.
  public static ErrorResponseException invalid(List<FieldError> errors) {
    ErrorResponseException problem =
        of(HttpStatus.BAD_REQUEST, "Some fields are missing or wrong.", null);
    problem.getBody().setProperty("errors", errors);
    return problem;
  }

  /// A refusal in the form of RFC 9457.
  public static ErrorResponseException of(
      HttpStatus status, String detail, @Nullable Throwable cause) {
    return new ErrorResponseException(
        status, ProblemDetail.forStatusAndDetail(status, detail), cause);
  }

  /// 404, with what there is instead.
  public static ErrorResponseException unknown(String what, String id, List<String> known) {
    return of(
        HttpStatus.NOT_FOUND, "There is no " + what + " " + id + "; there are " + known, null);
  }
}
