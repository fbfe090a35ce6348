package dev.slipway.bench.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Watches a cluster's deployments, and remembers when each release's first came.
public final class ClusterWatch implements AutoCloseable {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, Long> created = new ConcurrentHashMap<>();
  private final String url;
  private final CompletableFuture<HttpResponse<Stream<String>>> watch;

  public ClusterWatch(int port) {
    this.url = "http://127.0.0.1:" + port + "/apis/apps/v1/deployments";
    this.watch =
        client.sendAsync(request(url + "?watch=true"), HttpResponse.BodyHandlers.ofLines());
    CompletableFuture<Void> _ = watch.thenAccept(response -> response.body().forEach(this::see));
  }

  private static HttpRequest request(String url) {
    return HttpRequest.newBuilder(URI.create(url)).build();
  }

  private void see(String line) {
    long now = System.nanoTime();
    JsonNode event = JsonMapper.shared().readTree(line);
    if (event.path("type").asString("").equals("ADDED")) {
      JsonNode metadata = event.path("object").path("metadata");
      String release = metadata.path("labels").path("slipway.dev/release").asString("");
      created.putIfAbsent(
          release.isEmpty()
              ? metadata.path("annotations").path("slipway.dev/release").asString("")
              : release,
          now);
    }
  }

  /// By [System#nanoTime()]; null while there is none.
  public @Nullable Long createdAt(String release) {
    return created.get(release);
  }

  int count() {
    return created.size();
  }

  /// Changes with every write to the cluster.
  public String resourceVersion() {
    try {
      String list = client.send(request(url), HttpResponse.BodyHandlers.ofString()).body();
      return JsonMapper.shared()
          .readTree(list)
          .path("metadata")
          .path("resourceVersion")
          .asString("");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException("the cluster does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    watch.cancel(true);
    client.shutdownNow();
  }
}
