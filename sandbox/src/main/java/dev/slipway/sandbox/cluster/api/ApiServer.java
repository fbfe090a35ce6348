package dev.slipway.sandbox.cluster.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.slipway.sandbox.cluster.object.ApiException;
import dev.slipway.sandbox.cluster.object.ObjectStore;
import dev.slipway.sandbox.cluster.object.Objects;
import dev.slipway.sandbox.cluster.object.ResourcePath;
import dev.slipway.sandbox.cluster.object.Resources;
import dev.slipway.sandbox.cluster.object.Resources.Write;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The HTTP face: paths, verbs, content types, and errors as `Status`.
public final class ApiServer implements HttpHandler {

  private static final Logger log = LoggerFactory.getLogger(ApiServer.class);
  private static final String JSON = "application/json";

  private final ObjectStore store;
  private final Resources resources;
  private final Troubles troubles;

  /// Serves what this store holds.
  public ApiServer(ObjectStore store, Resources resources, Troubles troubles) {
    this.store = store;
    this.resources = resources;
    this.troubles = troubles;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      try {
        serve(exchange, query(exchange));
      } catch (ApiException e) {
        send(exchange, e.code(), e.status());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException e) {
        log.error("{} {}", exchange.getRequestMethod(), exchange.getRequestURI().getPath(), e);
        send(exchange, 500, new ApiException(500, "InternalError", String.valueOf(e)).status());
      }
    }
  }

  private void serve(HttpExchange exchange, Map<String, String> query)
      throws IOException, InterruptedException {
    String path = exchange.getRequestURI().getPath().replaceAll("(?<!/)/++$", "");
    if (List.of("/healthz", "/readyz", "/livez").contains(path)) {
      sendText(exchange, "ok");
      return;
    }
    Optional<ObjectNode> discovery = Discovery.answer(path);
    if (discovery.isPresent()) {
      send(exchange, 200, discovery.get());
      return;
    }
    if (AccessReviews.isAsked(exchange.getRequestMethod(), path)) {
      send(exchange, 201, AccessReviews.answer(body(exchange)));
      return;
    }
    if (!path.startsWith("/api/") && !path.startsWith("/apis/")) {
      throw new ApiException(404, "NotFound", "the server could not find the requested resource");
    }
    ResourcePath route = ResourcePath.parse(path);
    troubles.checkRights(route);
    if (!exchange.getRequestMethod().equals("GET")) {
      troubles.check(route, exchange.getRequestMethod());
    }
    switch (exchange.getRequestMethod()) {
      case "GET" -> read(exchange, route, query);
      case "POST" ->
          send(exchange, 201, resources.create(route, body(exchange), write(exchange, query)));
      case "PUT" -> send(exchange, 200, put(exchange, route, write(exchange, query)));
      case "PATCH" -> patch(exchange, route, write(exchange, query));
      case "DELETE" -> delete(exchange, route, query);
      default ->
          throw new ApiException(
              405,
              "MethodNotAllowed",
              "the server does not allow this method on the requested resource");
    }
  }

  private void read(HttpExchange exchange, ResourcePath route, Map<String, String> query)
      throws IOException, InterruptedException {
    if ("websocket".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Upgrade"))) {
      // As a server behind a proxy without WebSockets: clients then watch over plain HTTP.
      throw new ApiException(503, "ServiceUnavailable", "watches are plain HTTP here");
    }
    if (query.getOrDefault("watch", "").matches("true|1")) {
      new WatchStream(store, route.kind(), filter(route, query), wantsTable(exchange))
          .serve(exchange, query);
    } else if (route.name() == null) {
      send(exchange, 200, list(route, query, wantsTable(exchange)));
    } else if (route.subresource().equals("log")) {
      sendText(exchange, PodLog.of(resources.require(route)));
    } else if (route.subresource().equals("scale")) {
      send(exchange, 200, Resources.scaleOf(resources.require(route)));
    } else {
      ObjectNode object = resources.require(route);
      send(
          exchange,
          200,
          wantsTable(exchange)
              ? Tables.of(route.kind(), List.of(object), Long.toString(store.version()), true)
              : object);
    }
  }

  private ObjectNode list(ResourcePath route, Map<String, String> query, boolean table) {
    return store.atomically(() -> {
      String version = Long.toString(store.version());
      List<ObjectNode> objects =
          store.list(
              route.kind(),
              route.kind().namespaced() ? route.namespace() : null,
              filter(route, query));
      if (table) {
        return Tables.of(route.kind(), objects, version, true);
      }
      ObjectNode list = Objects.object().put("kind", route.kind().kind() + "List");
      list.put("apiVersion", route.kind().apiVersion());
      list.putObject("metadata").put("resourceVersion", version);
      ArrayNode items = list.putArray("items");
      objects.forEach(items::add);
      return list;
    });
  }

  private static Predicate<JsonNode> filter(ResourcePath route, Map<String, String> query) {
    Predicate<JsonNode> filter =
        Selector.labels(query.getOrDefault("labelSelector", ""))
            .and(Selector.fields(query.getOrDefault("fieldSelector", "")));
    String namespace = route.namespace();
    if (route.kind().namespaced() && namespace != null) {
      filter = filter.and(object -> Objects.namespace(object).equals(namespace));
    }
    return route.name() == null ? filter : filter.and(o -> Objects.name(o).equals(route.name()));
  }

  private ObjectNode put(HttpExchange exchange, ResourcePath route, Write write)
      throws IOException {
    ObjectNode body = body(exchange);
    return switch (route.subresource()) {
      case "status" -> resources.status(route, body, write);
      case "scale" -> resources.scale(route, body, write);
      default -> resources.replace(route, body, write);
    };
  }

  private void patch(HttpExchange exchange, ResourcePath route, Write write) throws IOException {
    String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
    JsonNode body = parse(exchange);
    if (type.startsWith("application/apply-patch+yaml") && body instanceof ObjectNode wanted) {
      Resources.Written written = resources.apply(route, wanted, write);
      send(exchange, written.created() ? 201 : 200, written.object());
    } else if (type.contains("patch+json")) {
      ObjectNode patched =
          switch (route.subresource()) {
            case "status" -> resources.status(route, body, write);
            case "scale" -> resources.scale(route, body, write);
            default -> resources.patch(route, type, body, write);
          };
      send(exchange, 200, patched);
    } else {
      throw new ApiException(
          415, "UnsupportedMediaType", "the body of the request was in an unknown format: " + type);
    }
  }

  private void delete(HttpExchange exchange, ResourcePath route, Map<String, String> query)
      throws IOException {
    if (route.name() == null) {
      store
          .list(route.kind(), route.namespace(), filter(route, query))
          .forEach(object -> resources.remove(route.kind(), object));
      send(
          exchange,
          200,
          Objects.object().put("kind", "Status").put("apiVersion", "v1").put("status", "Success"));
    } else {
      boolean dryRun = query.getOrDefault("dryRun", "").equals("All");
      send(exchange, 200, resources.delete(route, parse(exchange), dryRun));
    }
  }

  private static Write write(HttpExchange exchange, Map<String, String> query) {
    String agent = String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent"));
    return new Write(
        query.getOrDefault("fieldManager", agent.split("/", 2)[0]),
        query.getOrDefault("force", "").matches("true|1"),
        query.getOrDefault("dryRun", "").equals("All"));
  }

  private static ObjectNode body(HttpExchange exchange) throws IOException {
    if (parse(exchange) instanceof ObjectNode object) {
      return object;
    }
    throw ApiException.badRequest("the body is no object");
  }

  /// YAML is read as data alone; JSON is YAML.
  private static JsonNode parse(HttpExchange exchange) throws IOException {
    String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
    try {
      if (type.contains("yaml") && !text.stripLeading().startsWith("{")) {
        Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
        return JsonMapper.shared().valueToTree(loaded);
      }
      return JsonMapper.shared().readTree(text);
    } catch (JacksonException | YAMLException e) {
      throw ApiException.badRequest("the body of the request cannot be read");
    }
  }

  private static boolean wantsTable(HttpExchange exchange) {
    return String.valueOf(exchange.getRequestHeaders().getFirst("Accept")).contains("as=Table");
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new HashMap<>();
    String raw = exchange.getRequestURI().getRawQuery();
    if (raw != null) {
      for (String pair : raw.split("&", -1)) {
        String[] sides = pair.split("=", 2);
        query.put(
            URLDecoder.decode(sides[0], StandardCharsets.UTF_8),
            sides.length < 2 ? "" : URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
      }
    }
    return query;
  }

  private static void send(HttpExchange exchange, int code, JsonNode body) throws IOException {
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", JSON);
    exchange.sendResponseHeaders(code, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static void sendText(HttpExchange exchange, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain");
    exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
