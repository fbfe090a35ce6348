package dev.slipway.projectfiles.kustomize;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The places in which objects name each other, so that one that is renamed is found under its new name.
final class NameReferences {

  /// A field whose map has the `name` of an object of the kind.
  private static final Map<String, String> MAPS =
      Map.of(
          "configMapRef", "ConfigMap",
          "configMapKeyRef", "ConfigMap",
          "configMap", "ConfigMap",
          "service", "Service");

  /// A field that is the name of an object of the kind.
  private static final Map<String, String> TEXTS =
      Map.of(
          "serviceAccountName", "ServiceAccount",
          "serviceName", "Service",
          "claimName", "PersistentVolumeClaim");

  private final List<ObjectNode> objects;
  private final Set<String> known = new HashSet<>();

  NameReferences(List<ObjectNode> objects) {
    this.objects = objects;
    objects.forEach(
        o -> known.add(o.path("kind").asString("") + "/" + o.at("/metadata/name").asString("")));
  }

  /// References among these objects alone; what they name beside is not renamed.
  void rename(UnaryOperator<String> name) {
    objects.forEach(object ->
        object
            .properties()
            .forEach(field -> {
              if (!field.getKey().equals("metadata")) {
                visit(field.getValue(), name);
              }
            }));
  }

  private void visit(JsonNode node, UnaryOperator<String> renamed) {
    if (node instanceof ObjectNode map) {
      if (map.has("kind")) {
        rename(map, "name", map.path("kind").asString(""), renamed);
      }
      for (JsonNode backend : map.path("backendRefs")) {
        if (backend instanceof ObjectNode reference && !reference.has("kind")) {
          rename(reference, "name", "Service", renamed);
        }
      }
      TEXTS.forEach((field, kind) -> rename(map, field, kind, renamed));
      MAPS.forEach((field, kind) -> {
        if (map.path(field) instanceof ObjectNode reference) {
          rename(reference, "name", kind, renamed);
        }
      });
    }
    node.forEach(child -> visit(child, renamed));
  }

  private void rename(ObjectNode map, String field, String kind, UnaryOperator<String> renamed) {
    String name = map.path(field).asString("");
    if (known.contains(kind + "/" + name)) {
      map.put(field, renamed.apply(name));
    }
  }
}
