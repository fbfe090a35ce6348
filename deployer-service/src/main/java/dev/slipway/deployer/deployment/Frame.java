package dev.slipway.deployer.deployment;

import static dev.slipway.deployer.deployment.Entries.map;

import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.gateway.Workload;
import dev.slipway.messaging.EventJson;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the objects of a request have in common.
///
/// @param name of the Deployment, and of every object that Slipway builds beside it
record Frame(Request request, String name) {

  /// A port of the workload as a Service and its route see it.
  record Port(String name, int service) {}

  /// The Service's port of a workload's `port`.
  static final int HTTP = 80;

  DeployRequested event() {
    return request.event();
  }

  Workload workload() {
    return event().workload();
  }

  String namespace() {
    return event().to().namespace();
  }

  /// What probes and routes mean where they name no port, null for a workload that has none.
  @Nullable Port mainPort() {
    if (workload().port() != null) {
      return new Port("http", HTTP);
    }
    List<Workload.Port> ports = workload().ports();
    return ports.isEmpty() ? null : new Port(ports.getFirst().name(), ports.getFirst().service());
  }

  Map<String, Object> labels() {
    Map<String, Object> labels =
        map(
            Keys.NAME, event().project(),
            Keys.INSTANCE, name,
            Keys.MANAGED_BY, Keys.SLIPWAY,
            Keys.PROJECT, event().project(),
            Keys.ENVIRONMENT, Names.label(event().environment()),
            Keys.RELEASE, Names.label(event().release()));
    if (event().build().commit() != null) {
      labels.put(Keys.COMMIT, Names.label(event().build().commit()));
    }
    return labels;
  }

  Map<String, Object> podLabels() {
    Map<String, Object> labels = labels();
    labels.put(Keys.SEQUENCE, Long.toString(event().sequence()));
    return labels;
  }

  Map<String, Object> selector() {
    return map(Keys.INSTANCE, name);
  }

  /// What the Deployment remembers. Without the project's own manifests, which are long and which nobody
  /// reads there.
  Map<String, Object> annotations(Instant now) {
    Map<String, Object> annotations =
        map(
            Keys.SLOT,
            event().slot(),
            Keys.SEQUENCE,
            Long.toString(event().sequence()),
            Keys.APPLIED_AT,
            now.toString(),
            Keys.REQUEST,
            EventJson.mapper().writeValueAsString(request.withoutManifests()));
    if (!workload().manifests().isEmpty()) {
      annotations.put(Keys.OWN_MANIFESTS, "true");
    }
    return annotations;
  }

  Manifest manifest(String apiVersion, String kind, Map<String, Object> spec) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("name", name);
    metadata.put("namespace", namespace());
    metadata.put("labels", labels());
    return new Manifest(
        kind,
        name,
        map("apiVersion", apiVersion, "kind", kind, "metadata", metadata, "spec", spec));
  }

  /// With annotations where there are any.
  Manifest manifest(
      String apiVersion,
      String kind,
      Map<String, Object> spec,
      Map<String, ? extends Object> annotations) {
    Manifest manifest = manifest(apiVersion, kind, spec);
    if (!annotations.isEmpty()) {
      Entries.within(manifest.content(), "metadata").put("annotations", annotations);
    }
    return manifest;
  }
}
