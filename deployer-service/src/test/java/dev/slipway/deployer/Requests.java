package dev.slipway.deployer;

import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.build.BuildBuilder;
import dev.slipway.contract.build.TargetType;
import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.EnvironmentBuilder;
import dev.slipway.contract.workload.Route;
import dev.slipway.contract.workload.Workload;
import dev.slipway.contract.workload.WorkloadBuilder;
import dev.slipway.deployer.instance.Request;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Requests for tests.
public final class Requests {

  private Requests() {}

  /// To a place of its own for each branch.
  public static Request qa(String branch, String image, long sequence) {
    return request(
        "qa",
        TargetType.BRANCH,
        branch,
        image,
        sequence,
        "https://{target}.{type}.shop.example.org");
  }

  /// To the one place there is.
  public static Request live(String image, long sequence) {
    return request(
        "live", TargetType.BRANCH, "main", image, sequence, "https://shop.example.org/store");
  }

  public static Request request(
      String environment,
      TargetType type,
      String target,
      String image,
      long sequence,
      @Nullable String url) {
    Environment to =
        EnvironmentBuilder.builder()
            .namespace("shop-" + environment)
            .createNamespace(true)
            .cluster("default")
            .url(url)
            .replicas(2)
            .timeout(Duration.ofSeconds(30))
            .build();
    String slot =
        to.perTarget()
            ? environment + "/" + type.name().toLowerCase(Locale.ROOT) + "/" + target
            : environment;
    return new Request(
        "request-" + environment + "-" + sequence,
        "correlation",
        null,
        new DeployRequested(
            "shop",
            "shop-abcdefghij",
            environment,
            slot,
            sequence,
            to,
            WorkloadBuilder.builder()
                .port(8080)
                .health("/healthz")
                .cpu("250m")
                .memory("256Mi")
                .build(),
            BuildBuilder.builder().image(image).type(type).target(target).build(),
            null));
  }

  /// To an own project, environment and namespace of that name, which waits so long for its pods.
  public static Request at(String place, Duration timeout, long sequence) {
    Request request = at(place, live("registry/shop:" + sequence, sequence));
    Environment to = request.event().to();
    return ofProject(
        place, with(request, EnvironmentBuilder.builder(to).replicas(1).timeout(timeout).build()));
  }

  /// In a namespace, and as an instance of an environment, of that name.
  public static Request at(String place, Request request) {
    DeployRequested r = request.event();
    return new Request(
        request.id() + "-" + place,
        request.correlation(),
        null,
        new DeployRequested(
            r.project(),
            r.release(),
            r.environment(),
            r.slot().replaceFirst("[^/]+", place),
            r.sequence(),
            EnvironmentBuilder.builder(r.to()).namespace(place).build(),
            r.workload(),
            r.build(),
            r.requestedBy(),
            r.phase()));
  }

  /// On a cluster of another name.
  public static Request elsewhere(Request request) {
    return with(
        request, EnvironmentBuilder.builder(request.event().to()).cluster("elsewhere").build());
  }

  /// To an environment that is put right where somebody changes it.
  public static Request putRight(Request request) {
    return with(
        request,
        EnvironmentBuilder.builder(request.event().to())
            .drift(Environment.OnDrift.CORRECT)
            .build());
  }

  /// Reached in that way.
  public static Request by(Route route, Request request) {
    return with(request, Workloads.with(request.event().workload(), route, null));
  }

  public static Request with(Request request, Environment to) {
    return with(request, to, request.event().workload());
  }

  public static Request with(Request request, Workload workload) {
    return with(request, request.event().to(), workload);
  }

  public static Request with(Request request, Environment to, Workload workload) {
    return with(request, to, workload, request.event().release());
  }

  /// Of another image.
  public static Request running(String image, Request request) {
    DeployRequested r = request.event();
    Build of = r.build();
    return new Request(
        request.id(),
        request.correlation(),
        null,
        new DeployRequested(
            r.project(),
            r.release(),
            r.environment(),
            r.slot(),
            r.sequence(),
            r.to(),
            r.workload(),
            BuildBuilder.builder().image(image).type(of.type()).target(of.target()).build(),
            null));
  }

  public static Request ofRelease(String release, Request request) {
    return with(request, request.event().to(), request.event().workload(), release);
  }

  /// Of another project, with a release and an event of its own.
  public static Request ofProject(String project, Request request) {
    DeployRequested r = request.event();
    return new Request(
        request.id() + "-of-" + project,
        request.correlation(),
        null,
        new DeployRequested(
            project,
            project + "-abcdefghij",
            r.environment(),
            r.slot(),
            r.sequence(),
            r.to(),
            r.workload(),
            r.build(),
            null));
  }

  private static Request with(Request request, Environment to, Workload workload, String release) {
    DeployRequested r = request.event();
    return new Request(
        request.id(),
        request.correlation(),
        null,
        new DeployRequested(
            r.project(),
            release,
            r.environment(),
            r.slot(),
            r.sequence(),
            to,
            workload,
            r.build(),
            null));
  }
}
