package dev.slipway.deployer.manifest;

import static dev.slipway.deployer.manifest.Entries.map;

import dev.slipway.contract.workload.Variable;
import dev.slipway.contract.workload.VariableSource;
import dev.slipway.contract.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The workload's one container.
final class ContainerManifest {

  private static final String CONTAINER = "app";

  private final Frame frame;
  private final Workload workload;

  ContainerManifest(Frame frame) {
    this.frame = frame;
    this.workload = frame.workload();
  }

  Map<String, Object> content() {
    Map<String, Object> container = map("name", CONTAINER, "image", frame.event().build().image());
    put(container, "ports", ports());
    put(container, "envFrom", workload.envFrom().stream().map(ContainerManifest::source).toList());
    List<Object> env = new ArrayList<>();
    workload.env().forEach((name, value) -> env.add(variable(name, value)));
    put(container, "env", env);
    container.putAll(ProbeManifests.of(frame));
    Map<String, Object> resources = resources();
    if (!resources.isEmpty()) {
      container.put("resources", resources);
    }
    return container;
  }

  private static void put(Map<String, Object> into, String name, List<?> items) {
    if (!items.isEmpty()) {
      into.put(name, items);
    }
  }

  private List<Object> ports() {
    List<Object> ports = new ArrayList<>();
    if (workload.port() != null) {
      ports.add(port("http", "TCP", workload.port()));
    }
    workload.ports().forEach(port -> ports.add(port(port.name(), port.protocol(), port.port())));
    return ports;
  }

  private static Object port(String name, String protocol, int number) {
    return map("name", name, "protocol", protocol, "containerPort", number);
  }

  private static Map<String, Object> source(VariableSource source) {
    return switch (source) {
      case VariableSource.WholeSecret(String name) -> map("secretRef", map("name", name));
      case VariableSource.WholeConfig(String name) -> map("configMapRef", map("name", name));
    };
  }

  private static Map<String, Object> variable(String name, Variable variable) {
    return switch (variable) {
      case Variable.Literal(String value) -> map("name", name, "value", value);
      case Variable.FromSecret(String secret, String key) ->
          map("name", name, "valueFrom", map("secretKeyRef", map("name", secret, "key", key)));
      case Variable.FromConfig(String config, String key) ->
          map("name", name, "valueFrom", map("configMapKeyRef", map("name", config, "key", key)));
    };
  }

  private Map<String, Object> resources() {
    Workload.Resources exact = workload.resources();
    Map<String, Object> limits =
        quantities(exact == null ? null : exact.limits(), null, workload.memory());
    Map<String, Object> requests =
        quantities(exact == null ? null : exact.requests(), workload.cpu(), workload.memory());
    Map<String, Object> resources = map();
    if (!limits.isEmpty()) {
      resources.put("limits", limits);
    }
    if (!requests.isEmpty()) {
      resources.put("requests", requests);
    }
    return resources;
  }

  /// @param cpu and `memory`: where `exact` says nothing
  private static Map<String, Object> quantities(
      Workload.@Nullable Quantities exact, @Nullable String cpu, @Nullable String memory) {
    String wantedCpu = exact == null || exact.cpu() == null ? cpu : exact.cpu();
    String wantedMemory = exact == null || exact.memory() == null ? memory : exact.memory();
    Map<String, Object> quantities = map();
    if (wantedCpu != null) {
      quantities.put("cpu", wantedCpu);
    }
    if (wantedMemory != null) {
      quantities.put("memory", wantedMemory);
    }
    return quantities;
  }
}
