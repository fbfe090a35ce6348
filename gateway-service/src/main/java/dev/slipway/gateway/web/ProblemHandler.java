package dev.slipway.gateway.web;

import dev.slipway.messaging.failure.EventTooLargeException;
import dev.slipway.messaging.failure.PublishRefusedException;
import dev.slipway.web.HttpProblem;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/// Gives what Spring itself refuses (a method, a media type, a header that is missing) the form of the
/// gateway's own problems.
@RestControllerAdvice
class ProblemHandler extends ResponseEntityExceptionHandler {

  private static final Logger log = LoggerFactory.getLogger(ProblemHandler.class);
  private static final URI UNTYPED = URI.create("about:blank");

  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    if (body instanceof ProblemDetail problem
        && (problem.getType() == null || UNTYPED.equals(problem.getType()))) {
      problem.setType(HttpProblem.type(status));
    }
    return super.createResponseEntity(body, headers, status, request);
  }

  @ExceptionHandler({PublishRefusedException.class, EventTooLargeException.class})
  ProblemDetail refused(RuntimeException refusal) {
    log.error("request: nothing was taken; {}", refusal.getMessage());
    return HttpProblem.detail(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "refused-by-kafka",
        "Nothing was taken: Kafka refuses it for what it is, and sending it again does not help. Shorten"
            + " what you entered, or ask the operator to look into the gateway's log.");
  }

  @ExceptionHandler
  ProblemDetail unexpected(Exception failure) {
    log.error("request: failed", failure);
    return HttpProblem.detail(
        HttpStatus.INTERNAL_SERVER_ERROR, "internal-error", "Something failed in the gateway.");
  }
}
