package dev.slipway.sandbox.cluster.rollout;

import dev.slipway.sandbox.cluster.object.Kind;
import dev.slipway.sandbox.cluster.object.ObjectStore;
import dev.slipway.sandbox.cluster.object.Objects;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Keeps the addresses of each Service: those of the pods that it selects, by whether they are ready.
public final class EndpointsController {

  private final ObjectStore store;

  /// Follows this store.
  public EndpointsController(ObjectStore store) {
    this.store = store;
  }

  /// One look at everything.
  public void run() {
    Map<String, List<ObjectNode>> pods =
        store.list(Kind.POD, null).stream().collect(Collectors.groupingBy(Objects::namespace));
    for (ObjectNode service : store.list(Kind.SERVICE, null)) {
      List<ObjectNode> near = pods.getOrDefault(Objects.namespace(service), List.of());
      store.atomically(() -> write(service, near));
    }
    for (ObjectNode endpoints : store.list(Kind.ENDPOINTS, null)) {
      store.atomically(() -> sweep(endpoints));
    }
  }

  /// Of a Service without a selector somebody else keeps them.
  private boolean write(JsonNode service, List<ObjectNode> pods) {
    JsonNode selector = service.at("/spec/selector");
    String namespace = Objects.namespace(service);
    String name = Objects.name(service);
    if (selector.isEmpty() || store.get(Kind.SERVICE, namespace, name).isEmpty()) {
      return false;
    }
    ObjectNode endpoints =
        store
            .get(Kind.ENDPOINTS, namespace, name)
            .orElseGet(
                () -> store.create(Kind.ENDPOINTS, Objects.of(Kind.ENDPOINTS, namespace, name)));
    List<ObjectNode> selected = pods.stream().filter(pod -> selects(selector, pod)).toList();
    endpoints.remove("subsets");
    if (!selected.isEmpty()) {
      subset(endpoints.putArray("subsets").addObject(), service, selected);
    }
    store.update(Kind.ENDPOINTS, endpoints);
    return true;
  }

  private static boolean selects(JsonNode selector, JsonNode pod) {
    JsonNode labels = pod.at("/metadata/labels");
    return selector.properties().stream()
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

  private boolean sweep(JsonNode endpoints) {
    String namespace = Objects.namespace(endpoints);
    String name = Objects.name(endpoints);
    return store.get(Kind.SERVICE, namespace, name).isEmpty()
        && store.delete(Kind.ENDPOINTS, namespace, name).isPresent();
  }
}
