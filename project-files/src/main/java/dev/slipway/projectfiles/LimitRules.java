package dev.slipway.projectfiles;

import dev.slipway.projectfiles.document.BrokenFileException;
import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.document.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// Checks that a project's file names nothing beyond what the operator lets the project name.
final class LimitRules {

  private static final Set<String> NODES =
      Set.of("hostNetwork", "hostPID", "hostIPC", "privileged", "hostProcess");

  /// The capabilities that Kubernetes' Pod Security Standard "baseline" lets a container add.
  private static final Set<String> CAPABILITIES =
      Set.of(
          "AUDIT_WRITE",
          "CHOWN",
          "DAC_OVERRIDE",
          "FOWNER",
          "FSETID",
          "KILL",
          "MKNOD",
          "NET_BIND_SERVICE",
          "SETFCAP",
          "SETGID",
          "SETPCAP",
          "SETUID",
          "SYS_CHROOT");

  /// Maps of an object's metadata, whose keys anybody chooses.
  private static final Set<String> FREE = Set.of("labels", "annotations", "matchLabels");

  private static final Set<String> CONTENTS = Set.of("data", "stringData", "binaryData");

  private final ProjectLimits limits;
  private final ProjectLimits.Limit limit;
  private final String project;
  private final Value.Mapping document;
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> told = new HashSet<>();

  private LimitRules(ProjectLimits limits, String project, Value.Mapping document) {
    this.limits = limits;
    this.limit = limits.of(project);
    this.project = project;
    this.document = document;
  }

  /// @param document with whole workloads, files in their places
  /// @throws BrokenFileException with each name that the project may not use
  static void check(ProjectLimits limits, String project, Value.Mapping document) {
    LimitRules rules = new LimitRules(limits, project, document);
    rules.visit("", document);
    if (!rules.problems.isEmpty()) {
      throw new BrokenFileException(rules.problems);
    }
  }

  private void visit(String pointer, Value value) {
    switch (value) {
      case Value.Mapping map -> {
        for (Map.Entry<String, Value> field : map.fields().entrySet()) {
          if (!isContent(map, field.getKey())) {
            String at = pointer + "/" + field.getKey().replace("~", "~0").replace("/", "~1");
            // The names of variables are the project's own.
            if (!pointer.endsWith("/env")) {
              field(at, field.getKey(), field.getValue());
            }
            visit(at, field.getValue());
          }
        }
      }
      case Value.Sequence list -> {
        for (int i = 0; i < list.items().size(); i++) {
          visit(pointer + "/" + i, list.items().get(i));
        }
      }
      case Value.Scalar _ -> {}
    }
  }

  /// Says nothing to Kubernetes: labels, annotations, and what a ConfigMap or Secret holds.
  private static boolean isContent(Value.Mapping map, String key) {
    return FREE.contains(key)
        || (CONTENTS.contains(key)
            && map.fields().get("kind") instanceof Value.Scalar(String kind, var _)
            && (kind.equals("ConfigMap") || kind.equals("Secret")));
  }

  private void field(String at, String key, Value value) {
    if (!at.startsWith("/environments/") && !at.startsWith("/workload/")) {
      return;
    }
    switch (key) {
      case "namespace" ->
          name(at, value, "namespace", "namespaces", n -> limits.namespace(project, n));
      case "service-account", "serviceAccountName", "serviceAccount" ->
          name(at, value, "service account", "service-accounts", limit::serviceAccount);
      case "secretName" -> name(at, value, "secret", "secrets", limit::secret);
      // By its name in Slipway's own fields, as an object in a projected volume.
      case "secret" -> {
        name(at, value, "secret", "secrets", limit::secret);
        name(at + "/name", value.at("/name"), "secret", "secrets", limit::secret);
      }
      case "secretRef", "secretKeyRef", "nodePublishSecretRef" ->
          name(at + "/name", value.at("/name"), "secret", "secrets", limit::secret);
      case "image-pull-secrets" -> names(at, value, "");
      case "imagePullSecrets" -> names(at, value, "/name");
      case "hostPath" -> privileged(at, key);
      case "capabilities" -> capabilities(at, value.at("/add"));
      case "hostPort" -> {
        if (!(value instanceof Value.Scalar(Integer port, var _)) || port != 0) {
          privileged(at, key);
        }
      }
      case "procMount" -> unless("Default", at, key, value);
      case "seccompProfile", "appArmorProfile" -> {
        if (value.at("/type") instanceof Value.Scalar(String type, var _)
            && type.equals("Unconfined")) {
          privileged(at, key + " Unconfined");
        }
      }
      default -> {
        if (NODES.contains(key) && isTrue(value)) {
          privileged(at, key);
        } else if (key.equals("kind") && isObject(at)) {
          name(at, value, "kind", "kinds", limit::kind);
        }
      }
    }
  }

  private void capabilities(String at, Value added) {
    if (added instanceof Value.Sequence items) {
      for (int i = 0; i < items.items().size(); i++) {
        if (items.items().get(i) instanceof Value.Scalar(String name, var _)
            && !CAPABILITIES.contains(withoutPrefix(name))) {
          privileged(at + "/add/" + i, "the capability " + name);
        }
      }
    }
  }

  private static String withoutPrefix(String capability) {
    String name = capability.toUpperCase(Locale.ROOT);
    return name.startsWith("CAP_") ? name.substring("CAP_".length()) : name;
  }

  private void unless(String harmless, String at, String key, Value value) {
    if (!(value instanceof Value.Scalar(String text, var _)) || !text.equals(harmless)) {
      privileged(at, key);
    }
  }

  private void names(String at, Value list, String within) {
    if (list instanceof Value.Sequence items) {
      for (int i = 0; i < items.items().size(); i++) {
        Value item = items.items().get(i);
        name(at + "/" + i, item.at(within), "secret", "secrets", limit::secret);
      }
    }
  }

  /// An object's own kind, which has an apiVersion beside it.
  private boolean isObject(String at) {
    return document.at(at.substring(0, at.lastIndexOf('/'))) instanceof Value.Mapping map
        && map.fields().containsKey("apiVersion");
  }

  private static boolean isTrue(Value value) {
    return value instanceof Value.Scalar(Boolean yes, var _) && yes;
  }

  private void name(String at, Value value, String what, String key, Predicate<String> allowed) {
    if (value instanceof Value.Scalar(String name, var where)
        && !name.equals("{namespace}")
        && !allowed.test(name)
        && told.add(what + name + where)) {
      problems.add(
          Problem.of(
              document,
              at,
              "project '%s' may not name the %s '%s'; its operator would have to allow it, among the %s of projects.%s in %s"
                  .formatted(project, what, name, key, project, limits.file())));
    }
  }

  private void privileged(String at, String key) {
    if (!limit.privileged()) {
      problems.add(
          Problem.of(
              document,
              at,
              "project '%s' may not use %s, which lets a pod out of its container; its operator would have to allow it, by 'privileged: true' for projects.%s in %s"
                  .formatted(project, key, project, limits.file())));
    }
  }
}
