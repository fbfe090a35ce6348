package dev.slipway.sandbox.cluster.object;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The objects that a path means: `/api/v1/…` or `/apis/<group>/<version>/…`.
///
/// @param namespace null for all of them, empty for kinds that have none
/// @param name null for a collection
/// @param subresource `status`, `scale` or `log`, empty for the object itself
public record ResourcePath(
    Kind kind, @Nullable String namespace, @Nullable String name, String subresource) {

  /// @throws ApiException 404 where there is no such resource
  public static ResourcePath parse(String path) {
    List<String> parts = new ArrayList<>(List.of(path.substring(1).split("/", -1)));
    boolean core = parts.getFirst().equals("api");
    parts.removeFirst();
    String group = core ? "" : next(parts);
    String version = next(parts);
    String namespace = null;
    if (parts.size() > 2
        && parts.getFirst().equals("namespaces")
        && !parts.get(2).equals("status")) {
      parts.removeFirst();
      namespace = parts.removeFirst();
    }
    String plural = next(parts);
    Kind kind =
        Kind.of(group, version, plural)
            .orElseThrow(() ->
                new ApiException(
                    404, "NotFound", "the server could not find the requested resource"));
    String name = parts.isEmpty() ? null : parts.removeFirst();
    String subresource = parts.isEmpty() ? "" : parts.removeFirst();
    return new ResourcePath(kind, kind.namespaced() ? namespace : "", name, subresource);
  }

  /// @throws ApiException 405 where the path means a collection
  String requireName() {
    if (name == null) {
      throw new ApiException(
          405,
          "MethodNotAllowed",
          "the server does not allow this method on the requested resource");
    }
    return name;
  }

  /// Empty for kinds that have no namespace.
  String requireNamespace() {
    if (namespace == null) {
      throw ApiException.badRequest("a namespace is required");
    }
    return namespace;
  }

  private static String next(List<String> parts) {
    if (parts.isEmpty() || parts.getFirst().isEmpty()) {
      throw new ApiException(404, "NotFound", "the server could not find the requested resource");
    }
    return parts.removeFirst();
  }
}
