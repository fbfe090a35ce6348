package dev.slipway.sandbox.cluster.api;

import dev.slipway.sandbox.cluster.object.ApiException;
import dev.slipway.sandbox.cluster.object.ResourcePath;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The errors that requests are answered with: writes to a namespace, and what the client has no right to.
public final class Troubles {

  private final Map<Place, ApiException> all = new ConcurrentHashMap<>();
  private final Map<String, Duration> held = new ConcurrentHashMap<>();
  private volatile @Nullable Set<String> namespaces;

  private record Place(String namespace, String plural) {}

  /// Writes to these objects of the namespace are answered with this code and these words.
  public void add(String namespace, String plural, int code, String said) {
    all.put(new Place(namespace, plural), new ApiException(code, "InternalError", said));
  }

  /// Nothing of the namespace is answered with an error any more.
  public void mend(String namespace) {
    all.keySet().removeIf(place -> place.namespace().equals(namespace));
    held.remove(namespace);
  }

  /// Allows requests within these namespaces alone.
  public void limitTo(Set<String> allowed) {
    namespaces = Set.copyOf(allowed);
  }

  /// @throws ApiException if the client has no right there, in the words of an API server
  void checkRights(ResourcePath route) {
    Set<String> allowed = namespaces;
    if (allowed == null || (route.namespace() != null && allowed.contains(route.namespace()))) {
      return;
    }
    boolean everywhere = route.namespace() == null || route.namespace().isEmpty();
    throw new ApiException(
        403,
        "Forbidden",
        "%s is forbidden: User \"system:serviceaccount:slipway:deployer\" cannot use resource \"%s\" in API group \"\" %s"
            .formatted(
                route.kind().plural(),
                route.kind().plural(),
                everywhere
                    ? "at the cluster scope"
                    : "in the namespace \"" + route.namespace() + "\""));
  }

  /// Answers for the namespace come so much later.
  public void hold(String namespace, Duration time) {
    held.put(namespace, time);
  }

  /// @throws ApiException if writes to the route are to be answered so
  void check(ResourcePath route, String method) throws InterruptedException {
    if (route.namespace() != null) {
      if (!method.equals("DELETE")) {
        Thread.sleep(held.getOrDefault(route.namespace(), Duration.ZERO));
      }
      ApiException trouble = all.get(new Place(route.namespace(), route.kind().plural()));
      if (trouble != null) {
        throw trouble;
      }
    }
  }
}
