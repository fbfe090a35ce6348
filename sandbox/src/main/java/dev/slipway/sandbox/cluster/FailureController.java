package dev.slipway.sandbox.cluster;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Makes writes to one namespace of the simulated cluster fail, until they are mended.
@RestController
class FailureController {

  private static final Logger log = LoggerFactory.getLogger(FailureController.class);

  private final SimulatedCluster cluster;

  FailureController(SimulatedCluster cluster) {
    this.cluster = cluster;
  }

  /// The answer to every write of a kind in a namespace.
  ///
  /// @param plural of the kind, such as `deployments`
  /// @param code the HTTP status, from 400 to 599
  /// @param message the API server's words
  record Failure(
      @Nullable String namespace,
      @Nullable String plural,
      @Nullable Integer code,
      @Nullable String message) {}

  /// The namespace in which writes are to succeed again.
  record Mended(@Nullable String namespace) {}

  /// Answers writes with an error from now on. 400 if a field is missing or wrong.
  @PostMapping("/sandbox/cluster/fail")
  void fail(@RequestBody Failure failure) {
    List<String> missing = new ArrayList<>();
    String namespace = required("namespace", failure.namespace(), missing);
    String plural = required("plural", failure.plural(), missing);
    String message = required("message", failure.message(), missing);
    int code = failure.code() == null ? 0 : failure.code();
    if (code < 400 || code > 599) {
      missing.add("code (a whole number from 400 to 599)");
    }
    check(missing);
    cluster.answerWrites(namespace, plural, code, message);
    log.info("writes of {} in {} are answered {}", plural, namespace, code);
  }

  /// Ends all failures of a namespace. 400 without one.
  @PostMapping("/sandbox/cluster/mend")
  void mend(@RequestBody Mended mended) {
    List<String> missing = new ArrayList<>();
    String namespace = required("namespace", mended.namespace(), missing);
    check(missing);
    cluster.mend(namespace);
    log.info("writes in {} succeed again", namespace);
  }

  private static String required(String field, @Nullable String value, List<String> missing) {
    if (value == null || value.isBlank()) {
      missing.add(field);
      return "";
    }
    return value;
  }

  private static void check(List<String> missing) {
    if (!missing.isEmpty()) {
      throw new ErrorResponseException(
          HttpStatus.BAD_REQUEST,
          ProblemDetail.forStatusAndDetail(
              HttpStatus.BAD_REQUEST, "Give " + String.join(", ", missing) + "."),
          null);
    }
  }
}
