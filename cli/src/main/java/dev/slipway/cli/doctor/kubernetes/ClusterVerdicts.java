package dev.slipway.cli.doctor.kubernetes;

import dev.slipway.cli.doctor.check.CheckResult;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The meaning of what the API server answers, and what to do about it.
final class ClusterVerdicts {

  static final String CLUSTER = "cluster";
  private static final String RIGHTS = "cluster rights";
  private static final int OLDEST_MINOR = 30;
  private static final Pattern VERSION = Pattern.compile("v1\\.(\\d+).*");
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private ClusterVerdicts() {}

  static CheckResult version(String server, String version) {
    Matcher known = VERSION.matcher(version);
    return known.matches() && Integer.parseInt(known.group(1)) < OLDEST_MINOR
        ? CheckResult.failed(
            CLUSTER,
            "Kubernetes " + version + " at " + server,
            "Upgrade the cluster to 1." + OLDEST_MINOR + " or newer.")
        : CheckResult.ok(CLUSTER, "Kubernetes " + version + " at " + server);
  }

  /// @param lacks the verbs that are not allowed
  /// @param as the user who was asked about, null for the kubeconfig's own
  static CheckResult right(Right right, List<String> lacks, @Nullable String as) {
    String who = as == null ? "The kubeconfig's user" : as;
    if (lacks.isEmpty()) {
      return CheckResult.ok(
          RIGHTS, who + " may " + String.join(", ", right.verbs()) + " " + right.label());
    }
    return CheckResult.missing(
        RIGHTS,
        who + " may not " + String.join(", ", lacks) + " " + right.label(),
        Right.OPTIONAL.contains(right)
            ? "Add the component k8s/optional-rights to your overlay and apply it."
            : "Apply k8s/base/deployer-rbac.yaml, or k8s/namespace-rights in each namespace; --as asks about"
                + " another user.");
  }

  /// @param code the answer's status, 0 or less if there was none
  static CheckResult failure(String server, int code) {
    return switch (Math.max(0, code)) {
      case UNAUTHORIZED ->
          CheckResult.failed(
              CLUSTER,
              "The API server at " + server + " does not know these credentials",
              "Renew the kubeconfig's token or certificate.");
      case FORBIDDEN ->
          CheckResult.missing(
              RIGHTS,
              "The API server at " + server + " does not let this user ask for rights",
              "Use a user who may impersonate (--as) or who is not restricted so.");
      case 0 ->
          CheckResult.failed(
              CLUSTER,
              "No API server answers at " + server,
              "Check the kubeconfig's server, and that this machine reaches it.");
      default ->
          CheckResult.failed(
              CLUSTER,
              "The API server at " + server + " answers HTTP " + code,
              "Check that it is an API server, and what is in front of it.");
    };
  }
}
