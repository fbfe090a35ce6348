package dev.slipway.contract;

import dev.slipway.contract.workload.Probe;
import dev.slipway.contract.workload.Probe.Check;
import dev.slipway.contract.workload.ProbeBuilder;
import dev.slipway.contract.workload.Route;
import dev.slipway.contract.workload.Variable;
import dev.slipway.contract.workload.VariableSource;
import dev.slipway.contract.workload.Workload;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Workloads that say everything.
final class SampleWorkloads {

  private SampleWorkloads() {}

  static Workload full() {
    Map<String, Variable> env = new LinkedHashMap<>();
    env.put("MODE", new Variable.Literal("fast"));
    env.put("TOKEN", new Variable.FromSecret("app-secrets", "token"));
    env.put("REGION", new Variable.FromConfig("app-config", "region"));
    return new Workload(
        8080,
        "/healthz",
        "250m",
        "256Mi",
        "nginx",
        List.of(new Workload.Port("metrics", 9100, "TCP", 9100)),
        env,
        List.of(
            new VariableSource.WholeSecret("app-secrets"),
            new VariableSource.WholeConfig("app-config")),
        probes(),
        new Workload.Resources(
            new Workload.Quantities("250m", "128Mi"), new Workload.Quantities("1", "256Mi")),
        "app",
        List.of("registry-login"),
        new Workload.DisruptionBudget("50%", null),
        new Route.Ingress(
            "nginx",
            true,
            "app-certificate",
            Map.of("nginx.ingress.kubernetes.io/proxy-body-size", "8m")),
        List.of());
  }

  static Workload ownManifests() {
    Map<String, Object> deployment = new LinkedHashMap<>();
    deployment.put("apiVersion", "apps/v1");
    deployment.put("kind", "Deployment");
    deployment.put("metadata", Map.of("name", "{name}"));
    return Workload.of(List.of(deployment));
  }

  private static Workload.Probes probes() {
    return new Workload.Probes(
        new Probe(
            new Check.Http("/ready", "metrics"),
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            3),
        ProbeBuilder.builder().check(new Check.Tcp(null)).period(Duration.ofSeconds(10)).build(),
        ProbeBuilder.builder().check(new Check.Exec(List.of("/bin/warm"))).failures(60).build());
  }
}
