package dev.slipway.sandbox.cluster.api;

import dev.slipway.sandbox.cluster.object.Kind;
import dev.slipway.sandbox.cluster.object.Objects;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Objects as `kubectl get` shows them: a `Table` of `meta.k8s.io/v1`, with the columns of a real server.
final class Tables {

  private Tables() {}

  private record Column(String name, Function<JsonNode, String> value) {}

  /// @param header whether the columns are described: only in the first table of a watch
  static ObjectNode of(Kind kind, List<ObjectNode> objects, String version, boolean header) {
    ObjectNode table = Objects.object().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
    table.putObject("metadata").put("resourceVersion", version);
    List<Column> columns = columns(kind);
    ArrayNode definitions = table.putArray("columnDefinitions");
    if (header) {
      columns.forEach(column ->
          definitions
              .addObject()
              .put("name", column.name())
              .put("type", "string")
              .put("format", column.name().equals("Name") ? "name" : "")
              .put("description", "")
              .put("priority", 0));
    }
    ArrayNode rows = table.putArray("rows");
    for (ObjectNode object : objects) {
      ObjectNode row = rows.addObject();
      ArrayNode cells = row.putArray("cells");
      columns.forEach(column -> cells.add(column.value().apply(object)));
      ObjectNode partial =
          row.putObject("object")
              .put("kind", "PartialObjectMetadata")
              .put("apiVersion", "meta.k8s.io/v1");
      partial.set("metadata", object.path("metadata"));
    }
    return table;
  }

  private static List<Column> columns(Kind kind) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("Name", Objects::name));
    switch (kind.plural()) {
      case "deployments" -> {
        columns.add(
            new Column(
                "Ready",
                o -> number(o, "/status/readyReplicas") + "/" + number(o, "/spec/replicas")));
        columns.add(new Column("Up-to-date", o -> number(o, "/status/updatedReplicas")));
        columns.add(new Column("Available", o -> number(o, "/status/availableReplicas")));
      }
      case "replicasets" -> {
        columns.add(new Column("Desired", o -> number(o, "/spec/replicas")));
        columns.add(new Column("Current", o -> number(o, "/status/replicas")));
        columns.add(new Column("Ready", o -> number(o, "/status/readyReplicas")));
      }
      case "pods" -> {
        columns.add(
            new Column("Ready", o -> readyContainers(o) + "/" + o.at("/spec/containers").size()));
        columns.add(new Column("Status", Tables::podStatus));
        columns.add(
            new Column("Restarts", o -> number(o, "/status/containerStatuses/0/restartCount")));
      }
      case "services" -> {
        columns.add(new Column("Type", o -> o.at("/spec/type").asString("ClusterIP")));
        columns.add(new Column("Cluster-IP", o -> o.at("/spec/clusterIP").asString("<none>")));
        columns.add(new Column("External-IP", _ -> "<none>"));
        columns.add(
            new Column(
                "Port(s)",
                o ->
                    join(
                        o.at("/spec/ports"),
                        p ->
                            p.path("port").asString("")
                                + "/"
                                + p.path("protocol").asString("TCP"))));
      }
      case "ingresses" -> {
        columns.add(new Column("Class", o -> o.at("/spec/ingressClassName").asString("<none>")));
        columns.add(
            new Column("Hosts", o -> join(o.at("/spec/rules"), r -> r.path("host").asString("*"))));
        columns.add(
            new Column("Address", o -> o.at("/status/loadBalancer/ingress/0/ip").asString("")));
        columns.add(new Column("Ports", o -> o.at("/spec/tls").isEmpty() ? "80" : "80, 443"));
      }
      case "namespaces" -> columns.add(new Column("Status", _ -> "Active"));
      case "events" -> {
        columns.add(new Column("Type", o -> o.path("type").asString("")));
        columns.add(new Column("Reason", o -> o.path("reason").asString("")));
        columns.add(
            new Column(
                "Object",
                o ->
                    o.at("/involvedObject/kind").asString("").toLowerCase(java.util.Locale.ROOT)
                        + "/"
                        + o.at("/involvedObject/name").asString("")));
        columns.add(new Column("Message", o -> o.path("message").asString("")));
      }
      default -> {}
    }
    columns.add(new Column("Age", Tables::age));
    return columns;
  }

  private static String number(JsonNode object, String pointer) {
    return object.at(pointer).asString("0");
  }

  private static long readyContainers(JsonNode pod) {
    return StreamSupport.stream(pod.at("/status/containerStatuses").spliterator(), false)
        .filter(status -> status.path("ready").asBoolean(false))
        .count();
  }

  private static String podStatus(JsonNode pod) {
    JsonNode waiting = pod.at("/status/containerStatuses/0/state/waiting/reason");
    return waiting.asString(pod.at("/status/phase").asString("Pending"));
  }

  private static String join(JsonNode list, Function<JsonNode, String> each) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(each)
        .collect(java.util.stream.Collectors.joining(","));
  }

  private static String age(JsonNode object) {
    Duration age =
        Duration.between(
            Instant.parse(object.at("/metadata/creationTimestamp").asString()), Instant.now());
    if (age.toMinutes() < 2) {
      return Math.max(0, age.toSeconds()) + "s";
    }
    if (age.toHours() < 2) {
      return age.toMinutes() + "m";
    }
    return age.toDays() < 2 ? age.toHours() + "h" : age.toDays() + "d";
  }
}
