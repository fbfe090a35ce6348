package dev.slipway.deployer.realcluster;

import dev.slipway.contract.gateway.Probe;
import dev.slipway.contract.gateway.Route;
import dev.slipway.contract.gateway.Variable;
import dev.slipway.contract.gateway.VariableSource;
import dev.slipway.contract.gateway.Workload;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What projects may say of what they run.
final class Workloads {

  private Workloads() {}

  /// Every option that a Service and an Ingress go with.
  static Workload everyOption() {
    Probe probe =
        new Probe(
            new Probe.Check.Http("/healthz", "http"),
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            null,
            5);
    return new Workload(
        8080,
        null,
        "10m",
        "16Mi",
        "nginx",
        List.of(new Workload.Port("dns", 5353, "UDP", 53)),
        Map.of(
            "MODE", new Variable.Literal("fast"),
            "APP_VERSION", new Variable.FromConfig("settings", "version")),
        List.of(new VariableSource.WholeConfig("settings")),
        new Workload.Probes(
            probe,
            new Probe(new Probe.Check.Tcp(null), null, null, Duration.ofSeconds(5), null),
            new Probe(new Probe.Check.Exec(List.of("true")), null, null, null, 9)),
        new Workload.Resources(null, new Workload.Quantities("1", "64Mi")),
        "default",
        List.of("registry"),
        null,
        new Route.Ingress("nginx", true, "certificate", Map.of("example.org/size", "8m")),
        List.of());
  }

  /// The same, reached in another way and with a disruption budget.
  static Workload with(Workload workload, Route route, Workload.@Nullable DisruptionBudget budget) {
    return new Workload(
        workload.port(),
        workload.health(),
        workload.cpu(),
        workload.memory(),
        null,
        List.of(),
        Map.of(),
        List.of(),
        null,
        null,
        null,
        List.of(),
        budget,
        route,
        List.of());
  }

  /// A Service and a Deployment as a project brings them.
  static Workload ofItsOwn() {
    Map<String, Object> labels = Map.of("app", "{name}");
    return Workload.of(
        List.of(
            Map.of(
                "apiVersion",
                "v1",
                "kind",
                "Service",
                "metadata",
                Map.of("name", "{name}"),
                "spec",
                Map.of(
                    "selector",
                    labels,
                    "ports",
                    List.of(
                        Map.of(
                            "name", "http", "port", 80, "protocol", "TCP", "targetPort", 8080)))),
            Map.of(
                "apiVersion",
                "apps/v1",
                "kind",
                "Deployment",
                "metadata",
                Map.of("name", "{name}"),
                "spec",
                Map.of(
                    "selector",
                    Map.of("matchLabels", labels),
                    "template",
                    Map.of(
                        "metadata",
                        Map.of("labels", labels),
                        "spec",
                        Map.of(
                            "containers", List.of(Map.of("name", "web", "image", "{image}"))))))));
  }
}
