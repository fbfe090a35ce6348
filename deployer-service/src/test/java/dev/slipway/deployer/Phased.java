package dev.slipway.deployer;

import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.build.BuildBuilder;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.EnvironmentBuilder;
import dev.slipway.contract.project.Phase;
import dev.slipway.contract.project.Strategy;
import dev.slipway.contract.workload.Route;
import dev.slipway.contract.workload.Workload;
import dev.slipway.contract.workload.WorkloadBuilder;
import dev.slipway.deployer.instance.Request;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Requests for the phases of a strategy, to one environment of four pods.
///
/// @param strategy null for rolling
/// @param scaledByOthers as in the environment
public record Phased(
    @Nullable Strategy strategy, @Nullable Boolean scaledByOthers, Workload workload) {

  public static final Phase PREVIEW = new Phase.Preview();
  public static final Phase SWITCH = new Phase.Switch();
  public static final Phase WHOLE = new Phase.Whole();
  public static final Phase ABORT = new Phase.Abort();

  private static final Workload PLAIN =
      WorkloadBuilder.builder().port(8080).health("/healthz").cpu("250m").memory("256Mi").build();

  public static Phased rolling() {
    return new Phased(null, null, PLAIN);
  }

  public static Phased blueGreen() {
    return blueGreen(Duration.ofHours(1));
  }

  public static Phased blueGreen(Duration keep) {
    return new Phased(
        new Strategy.BlueGreen(List.of("owners"), "https://preview.shop.example.org", keep),
        null,
        PLAIN);
  }

  public static Phased canary() {
    return new Phased(
        new Strategy.Canary(
            List.of("owners"), List.of(new Strategy.Share(10, null), new Strategy.Share(50, null))),
        null,
        PLAIN);
  }

  public static Phase share(int weight) {
    return new Phase.Share(weight);
  }

  /// By Gateway API weights.
  public Phased weighed() {
    return running(
        Workloads.with(
            WorkloadBuilder.builder().port(8080).health("/healthz").build(),
            new Route.HttpRoute(null, "edge", null, Map.of()),
            null));
  }

  public Phased running(Workload other) {
    return new Phased(strategy, scaledByOthers, other);
  }

  public Phased unmanaged() {
    return new Phased(strategy, true, workload);
  }

  /// The release is named after the image.
  public Request request(String image, long sequence, @Nullable Phase phase) {
    Environment to =
        EnvironmentBuilder.builder()
            .namespace("shop-live")
            .createNamespace(true)
            .cluster("default")
            .url("https://shop.example.org")
            .replicas(4)
            .timeout(Duration.ofSeconds(30))
            .scaledByOthers(scaledByOthers)
            .strategy(strategy)
            .build();
    return new Request(
        "request-live-" + sequence,
        "correlation",
        null,
        new DeployRequested(
            "shop",
            "shop-release" + image.replaceAll(".*:", ""),
            "live",
            "live",
            sequence,
            to,
            workload,
            BuildBuilder.builder().image(image).type(TargetType.BRANCH).target("main").build(),
            null,
            phase));
  }
}
