package dev.slipway.sandbox.cluster;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The errors that writes to a namespace are answered with.
final class Troubles {

  private final Map<Place, ApiException> all = new ConcurrentHashMap<>();

  private record Place(String namespace, String plural) {}

  void add(String namespace, String plural, int code, String said) {
    all.put(new Place(namespace, plural), new ApiException(code, "InternalError", said));
  }

  void mend(String namespace) {
    all.keySet().removeIf(place -> place.namespace().equals(namespace));
  }

  /// @throws ApiException if writes to the route are to be answered so
  void check(Route route) {
    if (route.namespace() != null) {
      ApiException trouble = all.get(new Place(route.namespace(), route.kind().plural()));
      if (trouble != null) {
        throw trouble;
      }
    }
  }
}
