package dev.slipway.deployer.realcluster;

import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.Environment.OnDrift;
import dev.slipway.contract.project.Phase;
import dev.slipway.contract.project.Strategy;
import dev.slipway.contract.workload.Workload;
import dev.slipway.deployer.instance.Request;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Sample requests: the environment `live` of a project that is named as the last part of its namespace.
///
/// @param tag of the image
/// @param branch null where the environment has one instance for all
record Orders(Environment to, String tag, Workload workload, @Nullable String branch) {

  private static final String ENVIRONMENT = "live";

  /// A busy node takes minutes to start a container; less than what tests wait for the outcome.
  private static final Duration SERVES = Duration.ofMinutes(4);

  private Orders(Environment to, String tag, Workload workload) {
    this(to, tag, workload, null);
  }

  /// Two small pods that are reached by a Service and an Ingress.
  static Orders into(String namespace) {
    return new Orders(
        new Environment(namespace, true, cluster(namespace), "https://shop.example.org", 2, SERVES),
        "1.0.0",
        new Workload(8080, "/healthz", "10m", "16Mi", null));
  }

  Orders of(String tag) {
    return new Orders(to, tag, workload, branch);
  }

  Orders running(Workload workload) {
    return new Orders(to, tag, workload, branch);
  }

  /// One instance of an environment that has one for each branch.
  Orders forBranch(String branch) {
    Environment each =
        new Environment(
            to.namespace(), true, to.cluster(), "https://{target}.example.org", 1, to.timeout());
    return new Orders(each, tag, workload, branch);
  }

  Orders within(Duration timeout) {
    return to(to.createNamespace(), timeout, null, null);
  }

  Orders whereItExists() {
    return to(false, to.timeout(), null, null);
  }

  Orders scaledByOthers() {
    return to(to.createNamespace(), to.timeout(), true, null);
  }

  Orders thatIsPutRight() {
    return to(to.createNamespace(), to.timeout(), null, OnDrift.CORRECT);
  }

  Orders by(Strategy strategy) {
    Environment changed =
        new Environment(
            to.namespace(),
            to.createNamespace(),
            to.cluster(),
            to.url(),
            to.replicas(),
            to.timeout(),
            to.scaledByOthers(),
            null,
            to.drift(),
            null,
            null,
            strategy);
    return new Orders(changed, tag, workload);
  }

  private Orders to(
      boolean createNamespace,
      Duration timeout,
      @Nullable Boolean scaledByOthers,
      @Nullable OnDrift drift) {
    Environment changed =
        new Environment(
            to.namespace(),
            createNamespace,
            to.cluster(),
            to.url(),
            to.replicas(),
            timeout,
            scaledByOthers,
            null,
            drift,
            null,
            null,
            null);
    return new Orders(changed, tag, workload, branch);
  }

  /// The name of the deployer that the tests of a run have to themselves: `slipway-it-<run>`.
  static String cluster(String namespace) {
    return namespace.substring(0, namespace.lastIndexOf('-'));
  }

  String namespace() {
    return to.namespace();
  }

  /// The name of its objects.
  String name() {
    return project() + "-" + ENVIRONMENT + (branch == null ? "" : "-" + branch);
  }

  private String project() {
    return namespace().replaceAll(".*-", "");
  }

  Request request(long sequence) {
    return request(sequence, sequence, null);
  }

  /// One phase of the deployment of a release.
  Request request(long sequence, long release, @Nullable Phase phase) {
    return new Request(
        namespace() + "-" + branch + "-" + sequence,
        "correlation",
        null,
        new DeployRequested(
            project(),
            project() + "-release" + release,
            ENVIRONMENT,
            branch == null ? ENVIRONMENT : ENVIRONMENT + "/branch/" + branch,
            sequence,
            to,
            workload,
            new Build(
                ClusterUnderTest.image(tag),
                TargetType.BRANCH,
                branch == null ? "main" : branch,
                null,
                null,
                null,
                null,
                null),
            null,
            phase));
  }
}
