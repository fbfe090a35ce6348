package dev.slipway.deployer.deployment;

import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.gateway.Workload;
import dev.slipway.messaging.EventJson;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The objects that a request means. Pure.
public final class Manifests {

  private static final String CONTAINER = "app";
  private static final int HTTP = 80;

  private final Request request;
  private final DeployRequested event;
  private final String name;

  private Manifests(Request request) {
    this.request = request;
    this.event = request.event();
    this.name = Names.object(event);
  }

  /// In the order in which they are applied. The Deployment comes last: it carries the sequence, so that
  /// a request that was applied in part is applied again.
  ///
  /// @param now when they are applied, from which the rollout's time runs
  public static List<Manifest> of(Request request, Instant now) {
    return new Manifests(request).all(now);
  }

  private List<Manifest> all(Instant now) {
    List<Manifest> manifests = new ArrayList<>();
    Workload workload = event.workload();
    if (event.to().createNamespace()) {
      manifests.add(namespace());
    }
    if (workload.port() != null) {
      manifests.add(service());
      String url = Names.url(event);
      if (url != null) {
        manifests.add(ingress(URI.create(url)));
      }
    }
    manifests.add(deployment(now));
    return manifests;
  }

  private Manifest namespace() {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("apiVersion", "v1");
    content.put("kind", "Namespace");
    content.put("metadata", Map.of("name", event.to().namespace()));
    return new Manifest("Namespace", event.to().namespace(), content);
  }

  private Manifest service() {
    return manifest(
        "v1",
        "Service",
        map(
            "selector",
            selector(),
            "ports",
            // Up to Kubernetes 1.20 an apply without it fails with 500.
            List.of(map("name", "http", "protocol", "TCP", "port", HTTP, "targetPort", "http"))));
  }

  private Manifest ingress(URI url) {
    Map<String, Object> backend = map("service", map("name", name, "port", map("name", "http")));
    String path = url.getPath() == null || url.getPath().isEmpty() ? "/" : url.getPath();
    Map<String, Object> rule =
        map(
            "host",
            url.getHost(),
            "http",
            map("paths", List.of(map("path", path, "pathType", "Prefix", "backend", backend))));
    Map<String, Object> spec = new LinkedHashMap<>();
    if (event.workload().ingressClass() != null) {
      spec.put("ingressClassName", event.workload().ingressClass());
    }
    if (url.getScheme().equals("https")) {
      spec.put("tls", List.of(map("hosts", List.of(url.getHost()), "secretName", name + "-tls")));
    }
    spec.put("rules", List.of(rule));
    return manifest("networking.k8s.io/v1", "Ingress", spec);
  }

  private Manifest deployment(Instant now) {
    Map<String, Object> podLabels = new LinkedHashMap<>(labels());
    podLabels.put(Keys.SEQUENCE, Long.toString(event.sequence()));
    Map<String, Object> template =
        map("metadata", map("labels", podLabels), "spec", map("containers", List.of(container())));
    Manifest deployment =
        manifest(
            "apps/v1",
            "Deployment",
            map(
                "replicas",
                event.to().replicas(),
                "progressDeadlineSeconds",
                Math.max(1, event.to().timeout().toSeconds()),
                "selector",
                map("matchLabels", selector()),
                "template",
                template));
    metadata(deployment).put("annotations", annotations(now));
    return deployment;
  }

  private Map<String, Object> container() {
    Workload workload = event.workload();
    Map<String, Object> container = map("name", CONTAINER, "image", event.build().image());
    if (workload.port() != null) {
      container.put(
          "ports",
          List.of(map("name", "http", "protocol", "TCP", "containerPort", workload.port())));
      container.put("readinessProbe", probe(workload));
    }
    Map<String, Object> resources = resources(workload);
    if (!resources.isEmpty()) {
      container.put("resources", resources);
    }
    return container;
  }

  private static Map<String, Object> probe(Workload workload) {
    Map<String, Object> probe =
        workload.health() == null
            ? map("tcpSocket", map("port", "http"))
            : map("httpGet", map("path", workload.health(), "port", "http"));
    probe.put("periodSeconds", 5);
    return probe;
  }

  private static Map<String, Object> resources(Workload workload) {
    Map<String, Object> requests = new LinkedHashMap<>();
    Map<String, Object> resources = new LinkedHashMap<>();
    if (workload.cpu() != null) {
      requests.put("cpu", workload.cpu());
    }
    if (workload.memory() != null) {
      requests.put("memory", workload.memory());
      resources.put("limits", map("memory", workload.memory()));
    }
    if (!requests.isEmpty()) {
      resources.put("requests", requests);
    }
    return resources;
  }

  private Map<String, Object> annotations(Instant now) {
    return map(
        Keys.SLOT,
        event.slot(),
        Keys.SEQUENCE,
        Long.toString(event.sequence()),
        Keys.APPLIED_AT,
        now.toString(),
        Keys.REQUEST,
        EventJson.mapper().writeValueAsString(request));
  }

  private Map<String, Object> labels() {
    return map(
        Keys.NAME, event.project(),
        Keys.INSTANCE, name,
        Keys.MANAGED_BY, Keys.SLIPWAY,
        Keys.PROJECT, event.project(),
        Keys.ENVIRONMENT, Names.label(event.environment()),
        Keys.RELEASE, Names.label(event.release()));
  }

  private Map<String, Object> selector() {
    return map(Keys.INSTANCE, name);
  }

  private Manifest manifest(String apiVersion, String kind, Map<String, Object> spec) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", name);
    metadata.put("namespace", event.to().namespace());
    metadata.put("labels", labels());
    return new Manifest(
        kind,
        name,
        map("apiVersion", apiVersion, "kind", kind, "metadata", metadata, "spec", spec));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> metadata(Manifest manifest) {
    return (Map<String, Object>)
        java.util.Objects.requireNonNull(manifest.content().get("metadata"));
  }

  private static Map<String, Object> map(Object... entries) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < entries.length; i += 2) {
      map.put((String) entries[i], entries[i + 1]);
    }
    return map;
  }
}
