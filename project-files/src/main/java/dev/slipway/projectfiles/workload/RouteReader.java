package dev.slipway.projectfiles.workload;

import dev.slipway.contract.workload.Route;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A route from JSON that the schema allows: a word, or one kind with its settings.
final class RouteReader {

  private RouteReader() {}

  static Route read(JsonNode given) {
    String kind =
        given.isString() ? given.asString() : given.propertyNames().stream().findFirst().orElse("");
    JsonNode settings = given.path(kind);
    return switch (kind) {
      case "none" -> new Route.None();
      case "http-route" -> httpRoute(settings);
      case "mapping" -> new Route.Mapping(text(settings, "ambassador-id"), annotations(settings));
      case "ingress" ->
          new Route.Ingress(
              text(settings, "class"),
              settings.path("tls").asBoolean(true),
              text(settings.path("tls"), "secret"),
              annotations(settings));
      default -> throw new IllegalArgumentException("no route: " + kind);
    };
  }

  private static Route httpRoute(JsonNode settings) {
    String gateway = settings.path("gateway").asString();
    int slash = gateway.indexOf('/');
    return new Route.HttpRoute(
        slash < 0 ? null : gateway.substring(0, slash),
        gateway.substring(slash + 1),
        text(settings, "section"),
        annotations(settings));
  }

  private static Map<String, String> annotations(JsonNode settings) {
    Map<String, String> annotations = new LinkedHashMap<>();
    settings
        .path("annotations")
        .properties()
        .forEach(entry -> annotations.put(entry.getKey(), entry.getValue().asString()));
    return annotations;
  }

  private static @Nullable String text(JsonNode node, String field) {
    return node.has(field) ? node.path(field).asString() : null;
  }
}
