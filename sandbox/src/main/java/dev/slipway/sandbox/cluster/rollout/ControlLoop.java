package dev.slipway.sandbox.cluster.rollout;

import dev.slipway.sandbox.cluster.object.Kind;
import dev.slipway.sandbox.cluster.object.ObjectStore;
import dev.slipway.sandbox.cluster.object.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Everything that the cluster does by itself. A turn looks at what has changed since the last one and at what is not at
/// rest yet, so that what has come to rest costs nothing.
public final class ControlLoop {

  private static final List<Kind> FOLLOWED =
      List.of(Kind.POD, Kind.REPLICA_SET, Kind.DEPLOYMENT, Kind.SERVICE, Kind.ENDPOINTS);

  private static final long NOTHING_SEEN = -1;

  private final ObjectStore store;
  private final DeploymentController deployments;
  private final EndpointsController endpoints;
  private long seen = NOTHING_SEEN;

  /// @param step how long each stage of a pod takes
  public ControlLoop(ObjectStore store, Resources resources, Duration step) {
    this.store = store;
    this.deployments = new DeploymentController(store, resources, step);
    this.endpoints = new EndpointsController(store);
  }

  /// One turn; for one thread at a time.
  public void run(Instant now) {
    noteChanges();
    deployments.run(now);
    noteChanges();
    endpoints.run();
  }

  private void noteChanges() {
    long version = store.version();
    Optional<List<ObjectStore.Change>> changes = store.since(seen);
    changes.ifPresentOrElse(
        known -> known.forEach(change -> note(change.kind(), change.object())), this::noteAll);
    seen = version;
  }

  private void noteAll() {
    FOLLOWED.forEach(kind -> store.list(kind, null).forEach(object -> note(kind, object)));
  }

  private void note(Kind kind, JsonNode object) {
    deployments.note(kind, object);
    endpoints.note(kind, object);
  }
}
