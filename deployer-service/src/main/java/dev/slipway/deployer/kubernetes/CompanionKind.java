package dev.slipway.deployer.kubernetes;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/// The kinds of objects that Slipway creates beside a Deployment, in the order of their removal.
enum CompanionKind {
  DISRUPTION_BUDGET("policy", "v1", "poddisruptionbudgets", "PodDisruptionBudget", true),
  HTTP_ROUTE("gateway.networking.k8s.io", "v1", "httproutes", "HTTPRoute", true),
  MAPPING("getambassador.io", "v3alpha1", "mappings", "Mapping", true),
  INGRESS("networking.k8s.io", "v1", "ingresses", "Ingress", false),
  SERVICE("", "v1", "services", "Service", false);

  private final String group;
  private final String version;
  private final String plural;
  private final String kind;
  private final boolean optional;

  CompanionKind(String group, String version, String plural, String kind, boolean optional) {
    this.group = group;
    this.version = version;
    this.plural = plural;
    this.kind = kind;
    this.optional = optional;
  }

  String plural() {
    return plural;
  }

  /// Whether the cluster may not know it, and the right to it is given only where it is wanted.
  boolean optional() {
    return optional;
  }

  /// By which the cluster is asked without being asked first what its kinds are.
  ResourceDefinitionContext context() {
    return new ResourceDefinitionContext.Builder()
        .withGroup(group)
        .withVersion(version)
        .withPlural(plural)
        .withKind(kind)
        .withNamespaced(true)
        .build();
  }
}
