package dev.slipway.cli.doctor.kubernetes;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Verbs on one kind of resource that the deployer needs.
///
/// @param group empty for the core group
/// @param resource its name in paths, with its subresource behind a slash
/// @param name of the one object, null for any
record Right(String group, String resource, @Nullable String name, List<String> verbs) {

  /// Those of `k8s/base/deployer-rbac.yaml`.
  static final List<Right> NEEDED =
      List.of(
          new Right(
              "apps",
              "deployments",
              null,
              List.of("get", "list", "watch", "create", "patch", "delete")),
          managed("", "services"),
          managed("networking.k8s.io", "ingresses"),
          new Right("", "namespaces", null, List.of("create")),
          new Right("", "configmaps", "slipway-removed", List.of("get", "create", "patch")),
          new Right("", "configmaps", "slipway-deployed", List.of("list", "create", "patch")),
          new Right("", "endpoints", null, List.of("get")),
          new Right("", "pods", null, List.of("list")),
          new Right("", "events", null, List.of("list")),
          new Right("", "pods/log", null, List.of("get")));

  /// Those of `k8s/optional-rights/rights.yaml`.
  static final List<Right> OPTIONAL =
      List.of(
          managed("policy", "poddisruptionbudgets"),
          managed("gateway.networking.k8s.io", "httproutes"),
          managed("getambassador.io", "mappings"));

  private static Right managed(String group, String resource) {
    return new Right(group, resource, null, List.of("get", "list", "create", "patch", "delete"));
  }

  /// True for what no namespace holds.
  boolean isClusterWide() {
    return resource.equals("namespaces");
  }

  /// As rules name it, for example `deployments.apps`.
  String label() {
    return (group.isEmpty() ? resource : resource + "." + group) + (name == null ? "" : " " + name);
  }
}
