package dev.slipway.deployer.kubernetes;

import dev.slipway.contract.Diagnosis;
import dev.slipway.deployer.deployment.Cluster.RefusedException;
import dev.slipway.messaging.TransientException;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.Set;

/// The API server's errors, sorted: those that pass, and those that somebody has to mend.
final class ClusterFailures {

  /// HTTP: time-out, too many requests.
  private static final Set<Integer> PASSING = Set.of(408, 429);

  private static final int SERVER_ERRORS = 500;

  private ClusterFailures() {}

  /// @param doing what was tried, for example `apply service shop in live`
  static RuntimeException of(String doing, KubernetesClientException e) {
    String said = e.getStatus() == null ? e.getMessage() : e.getStatus().getMessage();
    if (passes(e)) {
      return new TransientException("the cluster does not answer to " + doing, e);
    }
    return switch (e.getCode()) {
      case 409 -> conflict(doing, said, e);
      case 401 -> refused("Unauthorized", "the cluster does not know the deployer: " + said, e);
      case 403 ->
          refused(
              "Forbidden",
              "may not " + doing + "; grant the deployer's service account: " + said,
              e);
      case 404 ->
          refused(
              "NotFound",
              "cannot "
                  + doing
                  + ": "
                  + said
                  + "; create it, or set create-namespace: true for the environment",
              e);
      case 422 -> refused("Invalid", "the cluster refuses to " + doing + ": " + said, e);
      default -> refused("Refused", "the cluster refuses to " + doing + ": " + said, e);
    };
  }

  /// Without an HTTP answer there is no code.
  private static boolean passes(KubernetesClientException e) {
    return (e.getStatus() == null && e.getCode() < 400)
        || PASSING.contains(e.getCode())
        || e.getCode() >= SERVER_ERRORS;
  }

  private static RuntimeException conflict(
      String doing, @org.jspecify.annotations.Nullable String said, KubernetesClientException e) {
    boolean owned = said != null && said.contains("conflict with");
    return owned
        ? refused("Conflict", "cannot " + doing + ", another manager owns a field: " + said, e)
        : new TransientException("changed meanwhile: " + doing, e);
  }

  private static RefusedException refused(
      String reason, String message, KubernetesClientException e) {
    return new RefusedException(Diagnosis.of(reason, message), e);
  }
}
