package dev.slipway.deployer.realcluster;

import dev.slipway.contract.Build;
import dev.slipway.contract.TargetType;
import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.gateway.Environment;
import dev.slipway.contract.gateway.Workload;
import dev.slipway.deployer.deployment.Request;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What is asked for: the environment `live` of a project of the namespace's name.
///
/// @param tag of the image
record Orders(
    String namespace, boolean createNamespace, String tag, @Nullable String url, Duration timeout) {

  /// The name of its objects.
  static final String ENVIRONMENT = "live";

  static Orders into(String namespace) {
    return new Orders(namespace, true, "1.0.0", "https://shop.example.org", Duration.ofMinutes(1));
  }

  Orders of(String tag) {
    return new Orders(namespace, createNamespace, tag, url, timeout);
  }

  Orders within(Duration timeout) {
    return new Orders(namespace, createNamespace, tag, url, timeout);
  }

  Orders whereItExists() {
    return new Orders(namespace, false, tag, url, timeout);
  }

  String name() {
    return project() + "-" + ENVIRONMENT;
  }

  private String project() {
    return namespace.replaceAll(".*-", "");
  }

  Request request(long sequence) {
    return new Request(
        namespace + "-" + sequence,
        "correlation",
        null,
        new DeployRequested(
            project(),
            project() + "-release" + sequence,
            ENVIRONMENT,
            ENVIRONMENT,
            sequence,
            new Environment(namespace, createNamespace, "default", url, 2, timeout),
            new Workload(8080, "/healthz", "10m", "16Mi", null),
            new Build(
                ClusterUnderTest.image(tag),
                TargetType.BRANCH,
                "main",
                null,
                null,
                null,
                null,
                null),
            null));
  }
}
