package dev.slipway.deployer.manifest;

import static dev.slipway.deployer.manifest.Entries.map;

import dev.slipway.contract.approval.DeployRequested;
import dev.slipway.contract.workload.Workload;
import dev.slipway.deployer.instance.Keys;
import dev.slipway.deployer.instance.Names;
import dev.slipway.deployer.instance.Placed;
import dev.slipway.deployer.instance.Stand;
import dev.slipway.messaging.EventJson;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parts that the objects of a request have in common.
///
/// @param placed the Deployment that they belong to
/// @param name of the object
record Frame(Placed placed, String name) {

  /// A port of the workload as a Service and its route see it.
  record Port(String name, int service) {}

  /// The Service's port of a workload's `port`.
  static final int HTTP = 80;

  /// Of the Deployment itself.
  Frame(Placed placed) {
    this(placed, placed.name());
  }

  Frame named(String other) {
    return new Frame(placed, other);
  }

  /// What runs.
  DeployRequested event() {
    return placed.runs().event();
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
            Keys.INSTANCE, instance(),
            Keys.MANAGED_BY, Keys.SLIPWAY,
            Keys.PROJECT, event().project(),
            Keys.ENVIRONMENT, Names.label(event().environment()),
            Keys.RELEASE, Names.label(event().release()));
    if (event().build().commit() != null) {
      labels.put(Keys.COMMIT, Names.label(event().build().commit()));
    }
    return labels;
  }

  /// What leads to one Deployment or another of a slot is the slot's.
  private String instance() {
    return name.equals(placed.name()) ? name : Names.object(event());
  }

  Map<String, Object> podLabels() {
    Map<String, Object> labels = labels();
    labels.putAll(selector());
    labels.remove(Keys.COMMIT);
    labels.putAll(placed.marks());
    return labels;
  }

  /// Of the Deployment's pods, whatever the object's name.
  Map<String, Object> selector() {
    return new LinkedHashMap<>(placed.podsOfAllVersions());
  }

  /// What the Deployment remembers. The project's own manifests are beside the request and not in it: they
  /// are long, and the one thing that may be left out.
  Map<String, Object> annotations(Instant now) {
    Map<String, Object> annotations =
        map(
            Keys.SLOT,
            event().slot(),
            Keys.SEQUENCE,
            Long.toString(placed.asked().event().sequence()),
            Keys.APPLIED_AT,
            now.toString(),
            Keys.REQUEST,
            EventJson.mapper().writeValueAsString(placed.asked().withoutManifests()));
    if (!placed.stand().equals(Stand.PLAIN)) {
      annotations.put(Keys.STAND, EventJson.mapper().writeValueAsString(placed.stand()));
    }
    if (!workload().manifests().isEmpty()) {
      annotations.put(Keys.OWN_MANIFESTS, "true");
      KeptManifests.text(workload().manifests())
          .ifPresent(text -> annotations.put(Keys.MANIFESTS, text));
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
