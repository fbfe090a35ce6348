package dev.slipway.deployer.kubernetes;

import dev.slipway.contract.Diagnosis;
import dev.slipway.contract.Diagnosis.Cause;
import dev.slipway.contract.Diagnosis.Fact;
import dev.slipway.deployer.deployment.Cluster.RefusedException;
import dev.slipway.deployer.deployment.Refusals;
import dev.slipway.messaging.TransientException;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// The API server's errors, sorted: those that pass, and those that somebody has to mend.
final class ClusterFailures {

  /// HTTP: time-out, gone (a list that took too long), too many requests.
  private static final Set<Integer> PASSING = Set.of(408, 410, 429);

  static final String UNKNOWN_KIND = "UnknownKind";

  private static final int SERVER_ERRORS = 500;

  private ClusterFailures() {}

  /// @param doing what was tried, for example `apply service shop in live`
  static RuntimeException of(String doing, KubernetesClientException e) {
    String said =
        Objects.requireNonNullElse(
            e.getStatus() == null ? e.getMessage() : e.getStatus().getMessage(), "");
    if (isUnknownKind(e, said)) {
      return new RefusedException(unknownKind(doing), e);
    }
    if (passes(e)) {
      return new TransientException(
          "the cluster does not answer to %s: %s".formatted(doing, why(e)), e);
    }
    return e.getCode() == 409
        ? conflict(doing, said, e)
        : new RefusedException(
            Refusals.of(doing, said).orElseGet(() -> byCode(doing, said, e.getCode())), e);
  }

  /// What it answered, or why nothing came.
  private static String why(KubernetesClientException e) {
    if (e.getStatus() != null) {
      return e.getCode() + " " + e.getStatus().getMessage();
    }
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause.getMessage() == null
        ? cause.getClass().getSimpleName()
        : cause.getClass().getSimpleName() + " " + cause.getMessage();
  }

  /// Without an HTTP answer there is no code.
  private static boolean passes(KubernetesClientException e) {
    return (e.getStatus() == null && e.getCode() < 400)
        || PASSING.contains(e.getCode())
        || e.getCode() >= SERVER_ERRORS;
  }

  /// The client looks a kind up that it does not know itself, and says so without an answer's code.
  private static boolean isUnknownKind(KubernetesClientException e, String said) {
    return (e.getCode() == 404 && said.contains("the requested resource"))
        || said.startsWith("Could not find a registered handler")
        || said.startsWith("Could not find the metadata");
  }

  private static Diagnosis unknownKind(String doing) {
    return Diagnosis.of(
        Cause.INVALID,
        UNKNOWN_KIND,
        "cannot %s: the cluster knows no objects of this kind; install what brings it, or choose another"
            .formatted(doing),
        List.of());
  }

  /// Either somebody owns a field, or the object has changed since it was read.
  private static RuntimeException conflict(String doing, String said, KubernetesClientException e) {
    return Refusals.conflict(doing, said)
        .<RuntimeException>map(diagnosis -> new RefusedException(diagnosis, e))
        .orElseGet(() -> new TransientException("changed meanwhile: " + doing, e));
  }

  private static Diagnosis byCode(String doing, String said, int code) {
    List<Fact> facts = said.isBlank() ? List.of() : List.of(new Fact("said", said));
    return switch (code) {
      case 401 ->
          Diagnosis.of(
              Cause.FORBIDDEN,
              "Unauthorized",
              "the cluster does not know the deployer: " + said,
              facts);
      case 403 ->
          Diagnosis.of(
              Cause.FORBIDDEN,
              "Forbidden",
              "may not " + doing + "; grant the deployer's service account: " + said,
              facts);
      case 404 ->
          Diagnosis.of(
              Cause.INVALID,
              "NotFound",
              "cannot %s: %s; create it, or set create-namespace: true for the environment"
                  .formatted(doing, said),
              facts);
      default ->
          Diagnosis.of(
              Cause.INVALID,
              code == 422 ? "Invalid" : "Refused",
              "the cluster refuses to " + doing + ": " + said,
              facts);
    };
  }
}
