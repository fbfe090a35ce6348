package dev.slipway.sandbox.cluster.rollout;

import dev.slipway.sandbox.cluster.object.Kind;
import dev.slipway.sandbox.cluster.object.ObjectStore;
import dev.slipway.sandbox.cluster.object.Objects;
import dev.slipway.sandbox.cluster.object.Resources;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Makes deployments progress: a replica set for each template, pods for each replica set, old pods gone
/// as new ones become ready (`maxSurge` and `maxUnavailable` a quarter each), and the status of it all.
final class DeploymentController {

  private static final Logger log = LoggerFactory.getLogger(DeploymentController.class);

  private final ObjectStore store;
  private final Resources resources;
  private final Duration step;

  /// Pods and deployments to look at: they have changed, or are not at rest.
  private final Set<Place> pods = new LinkedHashSet<>();

  private final Set<Place> deployments = new LinkedHashSet<>();

  /// @param step how long each stage of a pod takes
  DeploymentController(ObjectStore store, Resources resources, Duration step) {
    this.store = store;
    this.resources = resources;
    this.step = step;
  }

  /// The object has changed, or is gone.
  void note(Kind kind, JsonNode object) {
    if (kind.equals(Kind.POD)) {
      pods.add(Place.of(object));
      Place.owner(object, Kind.REPLICA_SET)
          .flatMap(set -> set.in(store, Kind.REPLICA_SET))
          .ifPresent(set -> note(Kind.REPLICA_SET, set));
    } else if (kind.equals(Kind.REPLICA_SET)) {
      Place.owner(object, Kind.DEPLOYMENT).ifPresent(deployments::add);
    } else if (kind.equals(Kind.DEPLOYMENT)) {
      deployments.add(Place.of(object));
    }
  }

  /// One look at all that was noted. What is not at rest afterwards stays noted.
  void run(Instant now) {
    look(pods, Kind.POD, pod -> live(pod, now));
    look(deployments, Kind.DEPLOYMENT, deployment -> progress(deployment, now));
  }

  private void look(Set<Place> noted, Kind kind, Predicate<ObjectNode> comesToRest) {
    for (Place place : List.copyOf(noted)) {
      if (isAtRest(place, kind, comesToRest)) {
        noted.remove(place);
      }
    }
  }

  /// What fails is left alone until it changes: it holds up nothing but itself.
  private boolean isAtRest(Place place, Kind kind, Predicate<ObjectNode> comesToRest) {
    try {
      return store.atomically(() -> place.in(store, kind).map(comesToRest::test).orElse(true));
    } catch (RuntimeException e) {
      log.warn(
          "the simulated cluster leaves {} {}/{} as it is: {}",
          kind.kind(),
          place.namespace(),
          place.name(),
          e.toString());
      return true;
    }
  }

  private boolean live(ObjectNode pod, Instant now) {
    ObjectNode before = pod.deepCopy();
    Instant since = Instant.parse(pod.at("/metadata/annotations/sandbox~1created").asString());
    pod.set("status", PodLife.status(pod, since, now, step));
    if (!before.equals(pod)) {
      store.update(Kind.POD, pod);
      ClusterEvents.onPod(store, before, pod, now);
    }
    return PodLife.isAtRest(since, now, step);
  }

  /// One that is paused keeps the pods that it has.
  private boolean progress(ObjectNode deployment, Instant now) {
    if (deployment.at("/spec/paused").asBoolean(false)) {
      return true;
    }
    ObjectNode current = replicaSet(deployment, now);
    List<ObjectNode> sets = replicaSets(deployment);
    int desired = deployment.at("/spec/replicas").asInt(1);
    int surge = (desired + 3) / 4;
    List<ObjectNode> fresh = pods(current);
    List<ObjectNode> old =
        sets.stream()
            .filter(set -> !Objects.uid(set).equals(Objects.uid(current)))
            .flatMap(set -> pods(set).stream())
            .sorted(Comparator.comparing(DeploymentController::isReady))
            .toList();
    long freshReady = fresh.stream().filter(DeploymentController::isReady).count();
    for (int i = fresh.size();
        i < Math.min(desired, Math.max(1, desired + surge - old.size()));
        i++) {
      create(current, i, now);
    }
    fresh.stream().skip(desired).forEach(pod -> resources.remove(Kind.POD, pod));
    long superfluous = Math.min(old.size(), old.size() + freshReady - desired);
    old.stream().limit(Math.max(0, superfluous)).forEach(pod -> resources.remove(Kind.POD, pod));
    sets.forEach(set -> scaled(set, Objects.uid(set).equals(Objects.uid(current)) ? desired : -1));
    return DeploymentStatus.write(
        store,
        deployment,
        current,
        replicaSets(deployment).stream().flatMap(set -> pods(set).stream()).toList(),
        now);
  }

  private ObjectNode replicaSet(ObjectNode deployment, Instant now) {
    String hash = hash(deployment.at("/spec/template"));
    String name = Objects.name(deployment) + "-" + hash;
    return store
        .get(Kind.REPLICA_SET, Objects.namespace(deployment), name)
        .orElseGet(() -> {
          int revision = 1 + replicaSets(deployment).size();
          ObjectNode set = Objects.of(Kind.REPLICA_SET, Objects.namespace(deployment), name);
          ObjectNode metadata = Objects.object(set, "metadata");
          metadata.set("labels", deployment.at("/spec/template/metadata/labels").deepCopy());
          Objects.object(metadata, "labels").put("pod-template-hash", hash);
          metadata.putObject("annotations").put("deployment.kubernetes.io/revision", "" + revision);
          own(set, Kind.DEPLOYMENT, deployment);
          ObjectNode spec = set.putObject("spec").put("replicas", 0);
          spec.set("selector", deployment.at("/spec/selector"));
          spec.set("template", deployment.at("/spec/template").deepCopy());
          ClusterEvents.write(
              store,
              deployment,
              "Normal",
              "ScalingReplicaSet",
              "Scaled up replica set " + name,
              now);
          return store.create(Kind.REPLICA_SET, set);
        });
  }

  private void create(ObjectNode set, int index, Instant now) {
    String suffix = Long.toString(now.toEpochMilli() % 1_000_000 * 10 + index, 36);
    String name = Objects.name(set) + "-" + suffix;
    if (store.get(Kind.POD, Objects.namespace(set), name).isPresent()) {
      return;
    }
    ObjectNode pod = Objects.of(Kind.POD, Objects.namespace(set), name);
    ObjectNode metadata = Objects.object(pod, "metadata");
    metadata.set("labels", set.at("/metadata/labels").deepCopy());
    metadata.putObject("annotations").put("sandbox/created", now.toString());
    own(pod, Kind.REPLICA_SET, set);
    pod.set("spec", set.at("/spec/template/spec").deepCopy());
    pod.set("status", PodLife.status(pod, now, now, step));
    store.create(Kind.POD, pod);
    ClusterEvents.write(store, pod, "Normal", "Scheduled", "Successfully assigned " + name, now);
  }

  private void scaled(ObjectNode set, int desired) {
    List<ObjectNode> pods = pods(set);
    Objects.object(set, "spec").put("replicas", desired < 0 ? pods.size() : desired);
    ObjectNode status = Objects.object(set, "status");
    status.put("replicas", pods.size());
    status.put("readyReplicas", pods.stream().filter(DeploymentController::isReady).count());
    store.update(Kind.REPLICA_SET, set);
  }

  private List<ObjectNode> replicaSets(ObjectNode deployment) {
    return store.owned(Kind.REPLICA_SET, Objects.uid(deployment));
  }

  private List<ObjectNode> pods(ObjectNode set) {
    return store.owned(Kind.POD, Objects.uid(set));
  }

  static boolean isReady(JsonNode pod) {
    return pod.at("/status/containerStatuses/0/ready").asBoolean(false);
  }

  private static void own(ObjectNode object, Kind kind, ObjectNode owner) {
    Objects.object(object, "metadata")
        .putArray("ownerReferences")
        .addObject()
        .put("apiVersion", kind.apiVersion())
        .put("kind", kind.kind())
        .put("name", Objects.name(owner))
        .put("uid", Objects.uid(owner))
        .put("controller", true);
  }

  private static String hash(JsonNode template) {
    CRC32 crc = new CRC32();
    crc.update(template.toString().getBytes(StandardCharsets.UTF_8));
    return Long.toString(crc.getValue(), 36);
  }
}
