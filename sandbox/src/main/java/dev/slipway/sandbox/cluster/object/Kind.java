package dev.slipway.sandbox.cluster.object;

import java.util.List;
import java.util.Optional;

/// A kind of object that the simulated cluster knows. A further one is a further line of the table.
///
/// @param group empty for the core group
/// @param plural the resource's name in paths
public record Kind(
    String group,
    String version,
    String plural,
    String kind,
    boolean namespaced,
    List<String> shortNames) {

  public static final Kind NAMESPACE = core("namespaces", "Namespace", false, "ns");
  public static final Kind POD = core("pods", "Pod", true, "po");
  public static final Kind SERVICE = core("services", "Service", true, "svc");
  public static final Kind ENDPOINTS = core("endpoints", "Endpoints", true, "ep");

  public static final Kind EVENT = core("events", "Event", true, "ev");
  public static final Kind DEPLOYMENT =
      new Kind("apps", "v1", "deployments", "Deployment", true, List.of("deploy"));
  public static final Kind REPLICA_SET =
      new Kind("apps", "v1", "replicasets", "ReplicaSet", true, List.of("rs"));
  static final Kind INGRESS =
      new Kind("networking.k8s.io", "v1", "ingresses", "Ingress", true, List.of("ing"));

  private static final List<Kind> ALL =
      List.of(
          NAMESPACE,
          POD,
          SERVICE,
          ENDPOINTS,
          EVENT,
          core("configmaps", "ConfigMap", true, "cm"),
          core("secrets", "Secret", true),
          core("serviceaccounts", "ServiceAccount", true, "sa"),
          DEPLOYMENT,
          REPLICA_SET,
          INGRESS,
          new Kind(
              "policy", "v1", "poddisruptionbudgets", "PodDisruptionBudget", true, List.of("pdb")),
          new Kind(
              "autoscaling",
              "v2",
              "horizontalpodautoscalers",
              "HorizontalPodAutoscaler",
              true,
              List.of("hpa")),
          new Kind("gateway.networking.k8s.io", "v1", "httproutes", "HTTPRoute", true, List.of()),
          new Kind("getambassador.io", "v3alpha1", "mappings", "Mapping", true, List.of()),
          new Kind("coordination.k8s.io", "v1", "leases", "Lease", true, List.of()));

  private static Kind core(String plural, String kind, boolean namespaced, String... shortNames) {
    return new Kind("", "v1", plural, kind, namespaced, List.of(shortNames));
  }

  /// Every kind that the cluster knows.
  public static List<Kind> all() {
    return ALL;
  }

  static Optional<Kind> of(String group, String version, String plural) {
    return ALL.stream()
        .filter(k -> k.group.equals(group) && k.version.equals(version) && k.plural.equals(plural))
        .findFirst();
  }

  /// For example `apps/v1`.
  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  /// As messages name it, for example `deployments.apps`.
  String qualified() {
    return group.isEmpty() ? plural : plural + "." + group;
  }
}
