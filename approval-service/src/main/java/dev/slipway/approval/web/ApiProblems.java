package dev.slipway.approval.web;

import dev.slipway.web.HttpProblem;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/// The API's own refusals.
public final class ApiProblems {

  private ApiProblems() {}

  /// 400: what is wrong in which parameter.
  public static ErrorResponseException invalid(List<HttpProblem.FieldError> errors) {
    return HttpProblem.invalid("Some parameters are wrong.", errors);
  }

  /// 400: something was sent that is not read.
  public static ErrorResponseException unread(String detail) {
    return HttpProblem.of(HttpStatus.BAD_REQUEST, "unread-body", detail);
  }

  /// 404: there is no such thing.
  public static ErrorResponseException unknown(String what, String id) {
    return HttpProblem.of(
        HttpStatus.NOT_FOUND, "unknown-" + what, "There is no " + what + " " + id + ".");
  }

  /// 409: not as things are.
  public static ErrorResponseException conflict(String detail) {
    return HttpProblem.of(HttpStatus.CONFLICT, "conflict", detail);
  }

  /// 401: who asks has not shown that they may.
  public static ErrorResponseException unauthenticated(String detail) {
    ErrorResponseException problem = HttpProblem.unauthenticated(detail);
    problem.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    return problem;
  }
}
