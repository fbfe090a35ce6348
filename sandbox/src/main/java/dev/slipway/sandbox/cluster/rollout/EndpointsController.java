package dev.slipway.sandbox.cluster.rollout;

import dev.slipway.sandbox.cluster.object.Kind;
import dev.slipway.sandbox.cluster.object.ObjectStore;
import dev.slipway.sandbox.cluster.object.Objects;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Keeps the addresses of each Service: those of the pods that it selects, by whether they are ready.
final class EndpointsController {

  private final ObjectStore store;

  /// Services to look at: they or one of their pods have changed, or somebody has changed their addresses.
  private final Set<Place> services = new LinkedHashSet<>();

  /// Follows this store.
  EndpointsController(ObjectStore store) {
    this.store = store;
  }

  /// The object has changed, or is gone.
  void note(Kind kind, JsonNode object) {
    if (kind.equals(Kind.SERVICE) || kind.equals(Kind.ENDPOINTS)) {
      services.add(Place.of(object));
    } else if (kind.equals(Kind.POD)) {
      store
          .list(Kind.SERVICE, Objects.namespace(object), service -> selects(service, object))
          .forEach(service -> services.add(Place.of(service)));
      // Its labels may have changed: who had its address looks again.
      store
          .list(Kind.ENDPOINTS, Objects.namespace(object), endpoints -> has(endpoints, object))
          .forEach(endpoints -> services.add(Place.of(endpoints)));
    }
  }

  private static boolean has(JsonNode endpoints, JsonNode pod) {
    return endpoints
        .path("subsets")
        .valueStream()
        .flatMap(subset ->
            Stream.concat(
                subset.path("addresses").valueStream(),
                subset.path("notReadyAddresses").valueStream()))
        .anyMatch(address -> address.at("/targetRef/name").asString("").equals(Objects.name(pod)));
  }

  /// One look at all that was noted.
  void run() {
    for (Place place : services) {
      store.atomically(() -> {
        place.in(store, Kind.SERVICE).ifPresentOrElse(this::write, () -> sweep(place));
        return true;
      });
    }
    services.clear();
  }

  /// Of a Service without a selector somebody else keeps them.
  private void write(JsonNode service) {
    String namespace = Objects.namespace(service);
    String name = Objects.name(service);
    if (service.at("/spec/selector").isEmpty()) {
      return;
    }
    ObjectNode endpoints =
        store
            .get(Kind.ENDPOINTS, namespace, name)
            .orElseGet(
                () -> store.create(Kind.ENDPOINTS, Objects.of(Kind.ENDPOINTS, namespace, name)));
    List<ObjectNode> selected = store.list(Kind.POD, namespace, pod -> selects(service, pod));
    endpoints.remove("subsets");
    if (!selected.isEmpty()) {
      subset(endpoints.putArray("subsets").addObject(), service, selected);
    }
    store.update(Kind.ENDPOINTS, endpoints);
  }

  private static boolean selects(JsonNode service, JsonNode pod) {
    JsonNode selector = service.at("/spec/selector");
    JsonNode labels = pod.at("/metadata/labels");
    return !selector.isEmpty()
        && selector.properties().stream()
            .allMatch(wanted -> wanted.getValue().equals(labels.path(wanted.getKey())));
  }

  private static void subset(ObjectNode subset, JsonNode service, List<ObjectNode> pods) {
    for (ObjectNode pod : pods) {
      String list = DeploymentController.isReady(pod) ? "addresses" : "notReadyAddresses";
      ArrayNode addresses = subset.withArrayProperty(list);
      ObjectNode address = addresses.addObject().put("ip", pod.at("/status/podIP").asString(""));
      address
          .putObject("targetRef")
          .put("kind", Kind.POD.kind())
          .put("namespace", Objects.namespace(pod))
          .put("name", Objects.name(pod))
          .put("uid", Objects.uid(pod));
    }
    ArrayNode ports = subset.putArray("ports");
    for (JsonNode port : service.at("/spec/ports")) {
      ports
          .addObject()
          .put("name", port.path("name").asString(""))
          .put("port", port.path("port").asInt())
          .put("protocol", port.path("protocol").asString("TCP"));
    }
  }

  private void sweep(Place place) {
    store.delete(Kind.ENDPOINTS, place.namespace(), place.name());
  }
}
