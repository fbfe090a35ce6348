package dev.slipway.deployer.realcluster;

import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.build.BuildBuilder;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.Environment.OnDrift;
import dev.slipway.contract.project.EnvironmentBuilder;
import dev.slipway.contract.project.Phase;
import dev.slipway.contract.project.Strategy;
import dev.slipway.contract.workload.Workload;
import dev.slipway.contract.workload.WorkloadBuilder;
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
        EnvironmentBuilder.builder()
            .namespace(namespace)
            .createNamespace(true)
            .cluster(cluster(namespace))
            .url("https://shop.example.org")
            .replicas(2)
            .timeout(SERVES)
            .build(),
        "1.0.0",
        WorkloadBuilder.builder().port(8080).health("/healthz").cpu("10m").memory("16Mi").build());
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
        EnvironmentBuilder.builder()
            .namespace(to.namespace())
            .createNamespace(true)
            .cluster(to.cluster())
            .url("https://{target}.example.org")
            .replicas(1)
            .timeout(to.timeout())
            .build();
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
    Environment changed = EnvironmentBuilder.builder(to).strategy(strategy).build();
    return new Orders(changed, tag, workload);
  }

  private Orders to(
      boolean createNamespace,
      Duration timeout,
      @Nullable Boolean scaledByOthers,
      @Nullable OnDrift drift) {
    Environment changed =
        EnvironmentBuilder.builder()
            .namespace(to.namespace())
            .createNamespace(createNamespace)
            .cluster(to.cluster())
            .url(to.url())
            .replicas(to.replicas())
            .timeout(timeout)
            .scaledByOthers(scaledByOthers)
            .drift(drift)
            .build();
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
            BuildBuilder.builder()
                .image(ClusterUnderTest.image(tag))
                .type(TargetType.BRANCH)
                .target(branch == null ? "main" : branch)
                .build(),
            null,
            phase));
  }
}
