package dev.slipway.sandbox.cluster.object;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Objects as sets of fields, for the ownership that server-side apply keeps. A field is a path of steps:
/// `f:name` into a map, `k:{"name":"app"}` into a list whose items have a key. Lists without keys are one
/// field.
final class Fields {

  private static final String SEPARATOR = "\u0000";
  private static final String PROTOCOL = "protocol";

  /// The keys of the lists that merge item by item (`x-kubernetes-list-map-keys`).
  private static final Map<String, List<String>> LIST_KEYS =
      Map.of(
          "containers", List.of("name"),
          "initContainers", List.of("name"),
          "volumes", List.of("name"),
          "env", List.of("name"),
          "volumeMounts", List.of("mountPath"),
          "imagePullSecrets", List.of("name"),
          "conditions", List.of("type"),
          "ownerReferences", List.of("uid"));

  private static final Set<String> NOBODYS =
      Set.of(
          "apiVersion",
          "kind",
          "status",
          "metadata/name",
          "metadata/namespace",
          "metadata/uid",
          "metadata/creationTimestamp",
          "metadata/generation",
          "metadata/resourceVersion",
          "metadata/managedFields");

  private Fields() {}

  /// Every field of the object that somebody can own.
  static Set<String> of(JsonNode object) {
    Set<String> fields = new TreeSet<>();
    collect(object, "", "", "", fields);
    return fields;
  }

  private static void collect(
      JsonNode node, String name, String shown, String path, Set<String> into) {
    if (NOBODYS.contains(shown)) {
      return;
    }
    if (node.isObject() && (!node.isEmpty() || path.isEmpty())) {
      node.properties()
          .forEach(field ->
              collect(
                  field.getValue(),
                  field.getKey(),
                  shown.isEmpty() ? field.getKey() : shown + "/" + field.getKey(),
                  step(path, "f:" + field.getKey()),
                  into));
    } else if (node.isArray() && keys(name, node) != null) {
      for (JsonNode item : node) {
        String itemPath = step(path, "k:" + key(name, item));
        collect(item, "", shown + "[]", itemPath, into);
      }
    } else {
      into.add(path);
    }
  }

  /// Lays `applied` over `live`: maps merge, keyed lists merge item by item, everything else replaces.
  static void merge(ObjectNode live, JsonNode applied) {
    applied
        .properties()
        .forEach(field -> {
          String name = field.getKey();
          JsonNode value = field.getValue();
          JsonNode old = live.path(name);
          if (value.isObject() && old instanceof ObjectNode map) {
            merge(map, value);
          } else if (value.isArray()
              && old instanceof ArrayNode list
              && keys(name, value) != null) {
            mergeItems(name, list, value);
          } else {
            live.set(name, value.deepCopy());
          }
        });
  }

  private static void mergeItems(String name, ArrayNode live, JsonNode applied) {
    for (JsonNode item : applied) {
      JsonNode old = find(name, live, key(name, item));
      if (old instanceof ObjectNode found) {
        merge(found, item);
      } else {
        live.add(item.deepCopy());
      }
    }
  }

  /// The value of a field, missing where there is none.
  static JsonNode get(JsonNode object, String path) {
    JsonNode node = object;
    String name = "";
    for (String step : path.split(SEPARATOR, -1)) {
      if (step.startsWith("f:")) {
        name = step.substring(2);
        node = node.path(name);
      } else {
        JsonNode item = find(name, node, step.substring(2));
        node = item == null ? JsonMapper.shared().missingNode() : item;
      }
    }
    return node;
  }

  /// Takes a field out, and the maps and items that are empty without it.
  static void remove(ObjectNode object, String path) {
    int cut = path.lastIndexOf(SEPARATOR);
    JsonNode parent = cut < 0 ? object : get(object, path.substring(0, cut));
    String step = path.substring(cut + 1);
    if (parent instanceof ObjectNode map && step.startsWith("f:")) {
      map.remove(step.substring(2));
      if (cut >= 0 && (map.isEmpty() || onlyKeys(path.substring(0, cut), map))) {
        remove(object, path.substring(0, cut));
      }
    } else if (parent instanceof ArrayNode list && step.startsWith("k:")) {
      String name = lastName(path.substring(0, cut));
      for (int i = 0; i < list.size(); i++) {
        if (key(name, list.get(i)).equals(step.substring(2))) {
          list.remove(i);
          return;
        }
      }
    }
  }

  /// `.spec.replicas`, as messages write it.
  static String shown(String path) {
    StringBuilder text = new StringBuilder();
    for (String step : path.split(SEPARATOR, -1)) {
      if (step.startsWith("f:")) {
        text.append('.').append(step.substring(2));
      } else {
        text.append('[')
            .append(
                step.substring(3, step.length() - 1)
                    .replace("\":\"", "=\"")
                    .replaceFirst("^\"", ""))
            .append(']');
      }
    }
    return text.toString();
  }

  /// As the API shows a set of fields.
  static ObjectNode tree(Set<String> fields) {
    ObjectNode tree = Objects.object();
    for (String path : fields) {
      ObjectNode node = tree;
      for (String step : path.split(SEPARATOR, -1)) {
        node = Objects.object(node, step);
      }
    }
    return tree;
  }

  static Set<String> paths(JsonNode tree) {
    Set<String> paths = new TreeSet<>();
    flatten(tree, "", paths);
    return paths;
  }

  private static void flatten(JsonNode tree, String path, Set<String> into) {
    if (tree.isEmpty() && !path.isEmpty()) {
      into.add(path);
    }
    tree.properties().forEach(step -> flatten(step.getValue(), step(path, step.getKey()), into));
  }

  private static boolean onlyKeys(String itemPath, ObjectNode item) {
    String last = itemPath.substring(itemPath.lastIndexOf(SEPARATOR) + 1);
    return last.startsWith("k:") && last.substring(2).equals(item.toString());
  }

  private static String lastName(String path) {
    return path.substring(path.lastIndexOf(SEPARATOR) + 1).substring(2);
  }

  private static String step(String path, String step) {
    return path.isEmpty() ? step : path + SEPARATOR + step;
  }

  private static @org.jspecify.annotations.Nullable List<String> keys(String name, JsonNode list) {
    if (name.equals("ports")) {
      boolean container = list.path(0).has("containerPort");
      return List.of(container ? "containerPort" : "port", PROTOCOL);
    }
    return LIST_KEYS.get(name);
  }

  private static String key(String name, JsonNode item) {
    List<String> keys = keys(name, JsonMapper.shared().createArrayNode().add(item.deepCopy()));
    ObjectNode key = Objects.object();
    if (keys != null) {
      keys.forEach(field -> key.set(field, item.path(field)));
      if (keys.contains(PROTOCOL) && !item.has(PROTOCOL)) {
        key.put(PROTOCOL, "TCP");
      }
    }
    return key.toString();
  }

  private static @org.jspecify.annotations.Nullable JsonNode find(
      String name, JsonNode list, String key) {
    for (JsonNode item : list) {
      if (key(name, item).equals(key)) {
        return item;
      }
    }
    return null;
  }
}
