package dev.slipway.sandbox.cluster.object;

import tools.jackson.databind.node.ObjectNode;

/// The defaults that a real server fills in.
public final class Defaults {

  private Defaults() {}

  /// Fills in place what a real cluster would fill.
  public static void fill(Kind kind, ObjectNode object) {
    switch (kind.plural()) {
      case "deployments" -> {
        ObjectNode spec = Objects.object(object, "spec");
        put(spec, "replicas", 1);
        put(spec, "progressDeadlineSeconds", 600);
        put(spec, "revisionHistoryLimit", 10);
      }
      case "services" -> {
        ObjectNode spec = Objects.object(object, "spec");
        if (!spec.has("clusterIP")) {
          int hash =
              Math.floorMod((Objects.namespace(object) + Objects.name(object)).hashCode(), 64_000);
          spec.put("clusterIP", "10.96.%d.%d".formatted(hash / 254, hash % 254 + 1));
        }
        if (!spec.has("type")) {
          spec.put("type", "ClusterIP");
        }
      }
      case "ingresses" -> {
        ObjectNode balancer = Objects.object(Objects.object(object, "status"), "loadBalancer");
        if (!balancer.has("ingress")) {
          balancer.putArray("ingress").addObject().put("ip", "127.0.0.1");
        }
      }
      case "namespaces" -> Objects.object(object, "status").put("phase", "Active");
      default -> {}
    }
  }

  private static void put(ObjectNode spec, String field, int value) {
    if (!spec.has(field)) {
      spec.put(field, value);
    }
  }
}
