package dev.slipway.deployer;

import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.Phase;
import dev.slipway.contract.project.Strategy;
import dev.slipway.contract.workload.Route;
import dev.slipway.contract.workload.Workload;
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

  private static final Workload PLAIN = new Workload(8080, "/healthz", "250m", "256Mi", null);

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
            new Workload(8080, "/healthz", null, null, null),
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
        new Environment(
            "shop-live",
            true,
            "default",
            "https://shop.example.org",
            4,
            Duration.ofSeconds(30),
            scaledByOthers,
            null,
            null,
            null,
            null,
            strategy);
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
            new Build(image, TargetType.BRANCH, "main", null, null, null, null, null),
            null,
            phase));
  }
}
