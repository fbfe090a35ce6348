package dev.slipway.projectfiles.manifest;

import com.google.re2j.Pattern;
import dev.slipway.contract.project.Environment;
import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.document.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The rules of one object among a project's own manifests.
final class ManifestRule {

  private static final Set<String> CLUSTERS =
      Set.of(
          "Namespace",
          "Node",
          "PersistentVolume",
          "ClusterRole",
          "ClusterRoleBinding",
          "CustomResourceDefinition",
          "StorageClass",
          "IngressClass",
          "GatewayClass",
          "PriorityClass",
          "RuntimeClass",
          "APIService",
          "MutatingWebhookConfiguration",
          "ValidatingWebhookConfiguration",
          "ValidatingAdmissionPolicy",
          "ValidatingAdmissionPolicyBinding");

  private static final Set<String> VALUES =
      Set.of(
          "image",
          "project",
          "environment",
          "target",
          "namespace",
          "url",
          "host",
          "release",
          "commit",
          "name");

  /// Each is another one for another branch or tag.
  private static final Set<String> OWN_NAMES = Set.of("{name}", "{target}", "{release}");

  private static final String CONTAINERS = "/spec/template/spec/containers";
  private static final String IMAGE = "{image}";
  private static final String INSTANCE = "app.kubernetes.io/instance";
  private static final Pattern SLIPWAYS =
      Pattern.compile("slipway\\.dev/.*|app\\.kubernetes\\.io/(instance|managed-by)");

  private final Value.Mapping object;
  private final JsonNode json;
  private final String kind;
  private final String name;
  private final List<Problem> problems;

  /// @param problems where what is wrong is added
  ManifestRule(Value.Mapping object, List<Problem> problems) {
    this.object = object;
    this.json = object.json();
    this.kind = json.path("kind").asString("");
    this.name = json.at("/metadata/name").asString("");
    this.problems = problems;
  }

  boolean isDeployment() {
    return kind.equals("Deployment") && json.path("apiVersion").asString("").startsWith("apps/");
  }

  /// What holds in every environment.
  void check() {
    if (kind.isEmpty() || !json.path("apiVersion").isString()) {
      problem(
          "",
          "a Kubernetes object with apiVersion and kind is expected, {file: <path>} or"
              + " {kustomization: <folder>}");
      return;
    }
    if (kind.endsWith("List") && json.has("items")) {
      problem(
          "/items", "a list of objects; write them as documents of their own, with --- between");
      return;
    }
    if (name.isEmpty()) {
      problem("/metadata", "the " + kind + " needs a metadata.name, such as '{name}'");
    }
    kind();
    braces(object, "");
    if (isDeployment()) {
      deployment();
    }
  }

  /// What holds in an environment that runs it.
  void in(String environment, Environment to) {
    String namespace = json.at("/metadata/namespace").asString("{namespace}");
    if (!namespace.equals("{namespace}") && !namespace.equals(to.namespace())) {
      problem(
          "/metadata/namespace",
          "environment '%s' is namespace %s; leave the namespace out"
              .formatted(environment, to.namespace()));
    }
    if (to.perTarget() && OWN_NAMES.stream().noneMatch(name::contains)) {
      problem(
          "/metadata/name",
          "environment '%s' has one instance for each branch or tag; their objects need names of their own, with {name}, {target} or {release}"
              .formatted(environment));
    }
  }

  private void kind() {
    if (CLUSTERS.contains(kind)) {
      problem(
          "/kind",
          "a %s belongs to the whole cluster; a project has its namespace".formatted(kind));
    }
    if (kind.equals("Secret")) {
      problem(
          "/kind",
          "a project's file holds no secret; create it in the namespace and name it where it is needed");
    }
  }

  /// `image: {image}` is a map to YAML.
  private void braces(Value value, String pointer) {
    switch (value) {
      case Value.Mapping map when isUnquoted(map) ->
          problem(
              pointer,
              "put it in quotes: '{%s}'".formatted(map.fields().keySet().iterator().next()));
      case Value.Mapping map ->
          map.fields().forEach((key, item) -> braces(item, pointer + "/" + key.replace("/", "~1")));
      case Value.Sequence list -> {
        for (int i = 0; i < list.items().size(); i++) {
          braces(list.items().get(i), pointer + "/" + i);
        }
      }
      case Value.Scalar _ -> {}
    }
  }

  private static boolean isUnquoted(Value.Mapping map) {
    return map.fields().size() == 1
        && VALUES.containsAll(map.fields().keySet())
        && map.fields().values().iterator().next() instanceof Value.Scalar(var value, _)
        && value == null;
  }

  private void deployment() {
    boolean image = false;
    int index = 0;
    for (JsonNode container : json.at(CONTAINERS)) {
      String given = container.path("image").asString("");
      if (given.contains(IMAGE) && !given.equals(IMAGE)) {
        problem(
            CONTAINERS + "/" + index + "/image",
            "'{image}' is the whole of an image, with its registry and tag; nothing goes beside it");
      }
      image |= given.contains(IMAGE) || container.path("image").isObject();
      index++;
    }
    if (!image) {
      problem(
          CONTAINERS,
          "none of the Deployment's containers has image '{image}', so that no build would change it");
    }
    for (Map.Entry<String, JsonNode> label : json.at("/spec/selector/matchLabels").properties()) {
      boolean own = label.getKey().equals(INSTANCE) && label.getValue().asString("").equals(name);
      if (SLIPWAYS.matches(label.getKey()) && !own) {
        problem(
            "/spec/selector/matchLabels",
            "Slipway sets the label %s on the pods itself; select by another, or leave the selector out"
                .formatted(label.getKey()));
      }
    }
  }

  private void problem(String pointer, String message) {
    problems.add(Problem.of(object, pointer, message));
  }
}
