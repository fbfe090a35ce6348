package dev.slipway.deployer.kubernetes;

import dev.slipway.contract.deployment.Diagnosis;
import dev.slipway.contract.deployment.Diagnosis.Cause;
import dev.slipway.contract.deployment.Diagnosis.Fact;
import dev.slipway.deployer.cluster.Cluster.RefusedException;
import dev.slipway.deployer.cluster.Cluster.UnavailableException;
import dev.slipway.deployer.cluster.Refusals;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;

/// Turns an API server's answers into what is waited for and what is refused, by [ApiAnswer].
public final class ClusterFailures {

  static final String UNKNOWN_KIND = "UnknownKind";
  static final String NOT_FOUND = "NotFound";

  private ClusterFailures() {}

  /// @param doing what was tried, for example `apply service shop in live`
  public static RuntimeException of(String doing, KubernetesClientException e) {
    String said = ApiAnswer.said(e);
    ApiAnswer answer = ApiAnswer.of(e);
    return switch (answer.passes()) {
      case YES -> new UnavailableException(trouble(answer, doing, e), e);
      case IF_CHANGED -> conflict(doing, said, e);
      case NO -> new RefusedException(refusal(answer, doing, said, e.getCode()), e);
    };
  }

  private static Diagnosis refusal(ApiAnswer answer, String doing, String said, int code) {
    return switch (answer) {
      case UNKNOWN_KIND -> unknownKind(doing);
      case WRONG_MANIFEST -> wrong(doing, said);
      default -> Refusals.of(doing, said).orElseGet(() -> byCode(doing, said, code));
    };
  }

  /// What is in the way of something that may pass.
  private static Diagnosis trouble(ApiAnswer answer, String doing, KubernetesClientException e) {
    String why = why(e);
    List<Fact> facts = List.of(new Fact("said", why));
    return switch (answer) {
      case WEBHOOK_DOWN ->
          Diagnosis.of(
              Cause.ADMISSION,
              "WebhookDown",
              "cannot %s: an admission webhook does not answer: %s; bring it back or take its configuration away"
                  .formatted(doing, why),
              facts);
      case NAMESPACE_TERMINATING ->
          Diagnosis.of(
              Cause.OTHER,
              "NamespaceTerminating",
              "cannot %s: its namespace is being deleted; wait for the end of it, or look at what holds it up (kubectl get namespace -o yaml)"
                  .formatted(doing),
              facts);
      case SERVER_ERROR ->
          Diagnosis.of(
              Cause.OTHER,
              "ServerError",
              "the API server cannot %s: %s".formatted(doing, why),
              facts);
      default ->
          Diagnosis.of(
              Cause.OTHER,
              "NoAnswer",
              "the cluster does not answer to %s: %s".formatted(doing, why),
              facts);
    };
  }

  /// What it answered, or why nothing came.
  private static String why(KubernetesClientException e) {
    if (e.getStatus() != null) {
      return e.getCode() + " " + Refusals.shortened(ApiAnswer.said(e));
    }
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return cause.getMessage() == null
        ? cause.getClass().getSimpleName()
        : cause.getClass().getSimpleName() + " " + cause.getMessage();
  }

  private static Diagnosis wrong(String doing, String words) {
    String said = Refusals.shortened(words);
    return Diagnosis.of(
        Cause.INVALID,
        "Invalid",
        "cannot %s: its manifest does not fit its kind: %s; correct it".formatted(doing, said),
        List.of(new Fact("said", said)));
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
        .orElseGet(() ->
            new UnavailableException(
                Diagnosis.of(
                    Cause.OTHER,
                    "Changed",
                    "changed meanwhile: " + doing + ": " + said,
                    List.of(new Fact("said", said))),
                e));
  }

  private static Diagnosis byCode(String doing, String words, int code) {
    String said = Refusals.shortened(words);
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
              NOT_FOUND,
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
