package dev.slipway.deployer.manifest;

import static dev.slipway.deployer.manifest.Entries.map;

import dev.slipway.contract.workload.Route;
import dev.slipway.deployer.instance.Names;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The object that leads an address to the Service.
final class RouteManifest {

  private static final int ALL = 100;

  private final Frame frame;
  private final Frame.Port port;
  private final URI url;
  private final int weight;

  private RouteManifest(Frame frame, Frame.Port port, URI url, int weight) {
    this.frame = frame;
    this.port = port;
    this.url = url;
    this.weight = weight;
  }

  /// Whether the environment's route can lead a share of the requests elsewhere.
  static boolean isWeighted(Frame frame) {
    return frame.workload().route() instanceof Route.HttpRoute
        && frame.mainPort() != null
        && Names.url(frame.event()) != null;
  }

  /// Empty where the project wants none.
  ///
  /// @param weight the share of the requests that the canary's Service gets, in percent
  /// @throws IllegalArgumentException for an address without a host
  static Optional<Manifest> of(Frame frame, Frame.Port port, URI url, int weight) {
    if (url.getHost() == null) {
      throw new IllegalArgumentException(url + " has no host");
    }
    RouteManifest route = new RouteManifest(frame, port, url, weight);
    return Optional.ofNullable(
        switch (route.wanted()) {
          case Route.Ingress ingress -> route.ingress(ingress);
          case Route.HttpRoute http -> route.httpRoute(http);
          case Route.Mapping mapping -> route.mapping(mapping);
          case Route.None _ -> null;
        });
  }

  private Route wanted() {
    Route route = frame.workload().route();
    return route == null ? new Route.Ingress(null, true, null, Map.of()) : route;
  }

  private Manifest ingress(Route.Ingress wanted) {
    Map<String, Object> backend =
        map("service", map("name", frame.name(), "port", map("name", port.name())));
    Map<String, Object> path = map("path", path(), "pathType", "Prefix", "backend", backend);
    Map<String, Object> spec = map();
    String className =
        wanted.className() == null ? frame.workload().ingressClass() : wanted.className();
    if (className != null) {
      spec.put("ingressClassName", className);
    }
    if (wanted.tls() && url.getScheme().equals("https")) {
      String secret = wanted.tlsSecret() == null ? frame.name() + "-tls" : wanted.tlsSecret();
      spec.put("tls", List.of(map("hosts", List.of(url.getHost()), "secretName", secret)));
    }
    spec.put("rules", List.of(map("host", url.getHost(), "http", map("paths", List.of(path)))));
    return frame.manifest("networking.k8s.io/v1", "Ingress", spec, wanted.annotations());
  }

  private Manifest httpRoute(Route.HttpRoute wanted) {
    Map<String, Object> parent =
        map("group", "gateway.networking.k8s.io", "kind", "Gateway", "name", wanted.gateway());
    if (wanted.namespace() != null) {
      parent.put("namespace", wanted.namespace());
    }
    if (wanted.section() != null) {
      parent.put("sectionName", wanted.section());
    }
    Map<String, Object> match = map("path", map("type", "PathPrefix", "value", path()));
    return frame.manifest(
        "gateway.networking.k8s.io/v1",
        "HTTPRoute",
        map(
            "parentRefs",
            List.of(parent),
            "hostnames",
            List.of(url.getHost()),
            "rules",
            List.of(map("matches", List.of(match), "backendRefs", backends()))),
        wanted.annotations());
  }

  private List<Object> backends() {
    Map<String, Object> backend = map("name", frame.name(), "port", port.service());
    if (weight == 0) {
      return List.of(backend);
    }
    backend.put("weight", ALL - weight);
    String canary = Names.canary(frame.event());
    return List.of(backend, map("name", canary, "port", port.service(), "weight", weight));
  }

  private Manifest mapping(Route.Mapping wanted) {
    Map<String, Object> spec = map();
    if (wanted.ambassador() != null) {
      spec.put("ambassador_id", List.of(wanted.ambassador()));
    }
    spec.put("hostname", url.getHost());
    spec.put("prefix", path());
    // Left out, it would take the prefix away, which the other kinds of route do not.
    spec.put("rewrite", "");
    spec.put("service", frame.name() + "." + frame.namespace() + ":" + port.service());
    return frame.manifest("getambassador.io/v3alpha1", "Mapping", spec, wanted.annotations());
  }

  private String path() {
    return url.getPath() == null || url.getPath().isEmpty() ? "/" : url.getPath();
  }
}
