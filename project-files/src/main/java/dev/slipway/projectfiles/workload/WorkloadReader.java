package dev.slipway.projectfiles.workload;

import dev.slipway.contract.workload.Variable;
import dev.slipway.contract.workload.VariableSource;
import dev.slipway.contract.workload.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The workload from JSON that the schema allows.
public final class WorkloadReader {

  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private final JsonNode given;

  /// @param given missing where the file says nothing of it
  public WorkloadReader(JsonNode given) {
    this.given = given;
  }

  /// With manifests of its own, what else is said of the workload describes nothing.
  public Workload workload() {
    return given.path("manifests").isEmpty() ? container() : Workload.of(manifests());
  }

  /// Read once more from text, so that numbers are as a reader of the event has them.
  private List<Map<String, Object>> manifests() {
    List<Map<String, Object>> manifests = new ArrayList<>();
    for (JsonNode manifest : given.path("manifests")) {
      manifests.add(JsonMapper.shared().readValue(manifest.toString(), OBJECT));
    }
    return manifests;
  }

  private Workload container() {
    JsonNode resources = given.path("resources");
    return new Workload(
        given.has("port") ? given.path("port").asInt() : null,
        text(given, "health"),
        text(resources, "cpu"),
        text(resources, "memory"),
        text(given, "ingress-class"),
        ports(),
        env(),
        envFrom(),
        given.has("probes") ? ProbeReader.read(given.path("probes")) : null,
        resources(resources),
        text(given, "service-account"),
        texts(given.path("image-pull-secrets")),
        disruptionBudget(given.path("pod-disruption-budget")),
        given.has("route") ? RouteReader.read(given.path("route")) : null,
        List.of());
  }

  private List<Workload.Port> ports() {
    List<Workload.Port> ports = new ArrayList<>();
    given
        .path("ports")
        .properties()
        .forEach(entry -> {
          JsonNode port = entry.getValue();
          int number = port.isObject() ? port.path("port").asInt() : port.asInt();
          ports.add(
              new Workload.Port(
                  entry.getKey(),
                  number,
                  port.path("protocol").asString("TCP"),
                  port.path("service").asInt(number)));
        });
    return ports;
  }

  private Map<String, Variable> env() {
    Map<String, Variable> env = new LinkedHashMap<>();
    given
        .path("env")
        .properties()
        .forEach(entry -> env.put(entry.getKey(), variable(entry.getValue())));
    return env;
  }

  private static Variable variable(JsonNode value) {
    if (value.isString()) {
      return new Variable.Literal(value.asString());
    }
    String key = value.path("key").asString();
    return value.has("secret")
        ? new Variable.FromSecret(value.path("secret").asString(), key)
        : new Variable.FromConfig(value.path("config").asString(), key);
  }

  private List<VariableSource> envFrom() {
    List<VariableSource> sources = new ArrayList<>();
    for (JsonNode source : given.path("env-from")) {
      sources.add(
          source.has("secret")
              ? new VariableSource.WholeSecret(source.path("secret").asString())
              : new VariableSource.WholeConfig(source.path("config").asString()));
    }
    return sources;
  }

  private static Workload.@Nullable Resources resources(JsonNode given) {
    return given.has("requests") || given.has("limits")
        ? new Workload.Resources(
            quantities(given.path("requests")), quantities(given.path("limits")))
        : null;
  }

  private static Workload.@Nullable Quantities quantities(JsonNode given) {
    return given.isMissingNode()
        ? null
        : new Workload.Quantities(text(given, "cpu"), text(given, "memory"));
  }

  private static Workload.@Nullable DisruptionBudget disruptionBudget(JsonNode given) {
    return given.isMissingNode()
        ? null
        : new Workload.DisruptionBudget(
            text(given, "min-available"), text(given, "max-unavailable"));
  }

  private static List<String> texts(JsonNode given) {
    List<String> texts = new ArrayList<>();
    given.forEach(text -> texts.add(text.asString()));
    return texts;
  }

  private static @Nullable String text(JsonNode node, String field) {
    return node.has(field) ? node.path(field).asString() : null;
  }
}
