package dev.slipway.e2e.faults;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Everything that ever happened to the cluster's deployments, as a watch tells it.
final class ClusterRecord implements AutoCloseable {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, Long> sequences = new HashMap<>();
  private final Map<String, JsonNode> latest = new HashMap<>();
  private final List<String> violations = new ArrayList<>();

  ClusterRecord(Fleet fleet) {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(fleet.url("cluster", "/apis/apps/v1/deployments?watch=true")))
            .build();
    var _ =
        client
            .sendAsync(request, HttpResponse.BodyHandlers.ofLines())
            .thenAccept(response -> read(response.body()));
  }

  private void read(Stream<String> lines) {
    lines.forEach(line -> see(JsonMapper.shared().readTree(line)));
  }

  private synchronized void see(JsonNode event) {
    JsonNode object = event.path("object");
    JsonNode annotations = object.at("/metadata/annotations");
    String name =
        object.at("/metadata/namespace").asString("")
            + "/"
            + object.at("/metadata/name").asString("");
    long sequence = Long.parseLong(annotations.path("slipway.dev/sequence").asString("0"));
    Long before = sequences.put(name, sequence);
    if (before != null && sequence < before) {
      violations.add(name + ": request " + sequence + " was applied over " + before);
    }
    latest.put(
        object.at("/metadata/namespace").asString("")
            + " "
            + annotations.path("slipway.dev/slot").asString(""),
        object);
  }

  /// Older requests that were applied over newer ones.
  synchronized List<String> violations() {
    return List.copyOf(violations);
  }

  /// The deployment of a slot in a namespace; missing where there is none.
  synchronized JsonNode of(String namespace, String slot) {
    return latest.getOrDefault(
        namespace + " " + slot, JsonMapper.shared().createObjectNode().path("none"));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
