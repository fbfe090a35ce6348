package dev.slipway.sandbox.cluster.api;

import dev.slipway.sandbox.cluster.object.Kind;
import dev.slipway.sandbox.cluster.object.Objects;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The server's description of itself and of its resources.
final class Discovery {

  private static final String VERSION = "v1.34.0-slipway-sandbox";

  private Discovery() {}

  /// Empty for paths that are not about the server itself.
  static Optional<ObjectNode> answer(String path) {
    return switch (path) {
      case "/version" ->
          Optional.of(
              Objects.object().put("major", "1").put("minor", "34").put("gitVersion", VERSION));
      case "/api" -> Optional.of(coreVersions());
      case "/apis" -> Optional.of(groups());
      case "/api/v1" -> Optional.of(resources("", "v1"));
      default -> group(path);
    };
  }

  private static Optional<ObjectNode> group(String path) {
    String[] parts = path.split("/", -1);
    if (parts.length != 4 || !parts[1].equals("apis")) {
      return Optional.empty();
    }
    boolean known =
        Kind.all().stream()
            .anyMatch(k -> k.group().equals(parts[2]) && k.version().equals(parts[3]));
    return known ? Optional.of(resources(parts[2], parts[3])) : Optional.empty();
  }

  private static ObjectNode coreVersions() {
    ObjectNode versions = Objects.object().put("kind", "APIVersions");
    versions.putArray("versions").add("v1");
    versions.putArray("serverAddressByClientCIDRs");
    return versions;
  }

  private static ObjectNode groups() {
    ObjectNode list = Objects.object().put("kind", "APIGroupList").put("apiVersion", "v1");
    ArrayNode groups = list.putArray("groups");
    Kind.all().stream()
        .filter(kind -> !kind.group().isEmpty())
        .collect(Collectors.toMap(Kind::group, Kind::version, (a, _) -> a, LinkedHashMap::new))
        .forEach((name, served) -> {
          ObjectNode group = groups.addObject().put("name", name);
          ObjectNode version =
              Objects.object().put("groupVersion", name + "/" + served).put("version", served);
          group.putArray("versions").add(version);
          group.set("preferredVersion", version.deepCopy());
        });
    return list;
  }

  private static ObjectNode resources(String group, String version) {
    ObjectNode list = Objects.object().put("kind", "APIResourceList").put("apiVersion", "v1");
    list.put("groupVersion", group.isEmpty() ? version : group + "/" + version);
    ArrayNode resources = list.putArray("resources");
    Kind.all().stream()
        .filter(kind -> kind.group().equals(group) && kind.version().equals(version))
        .forEach(kind -> {
          add(resources, kind, "", "create", "delete", "get", "list", "patch", "update", "watch");
          if (kind.equals(Kind.DEPLOYMENT)) {
            add(resources, kind, "/status", "get", "patch", "update");
            add(resources, kind, "/scale", "get", "patch", "update");
          }
          if (kind.equals(Kind.POD)) {
            add(resources, kind, "/log", "get");
          }
        });
    return list;
  }

  private static void add(ArrayNode resources, Kind kind, String subresource, String... verbs) {
    ObjectNode resource = resources.addObject();
    resource.put("name", kind.plural() + subresource);
    resource.put("singularName", kind.kind().toLowerCase(java.util.Locale.ROOT));
    resource.put("namespaced", kind.namespaced()).put("kind", kind.kind());
    ArrayNode list = resource.putArray("verbs");
    for (String verb : verbs) {
      list.add(verb);
    }
    if (subresource.isEmpty() && !kind.shortNames().isEmpty()) {
      ArrayNode names = resource.putArray("shortNames");
      kind.shortNames().forEach(names::add);
    }
  }
}
