package dev.slipway.projectfiles.environment;

import dev.slipway.projectfiles.document.Value;

/// Lays what an environment says of its workload over what the project says of it, so that whoever reads
/// on finds the whole in one place.
public final class EnvironmentWorkloads {

  private static final String WORKLOAD = "workload";
  private static final String ROUTE = "route";

  private EnvironmentWorkloads() {}

  /// The document with a whole `workload` in each environment that says anything of its own, and with
  /// each value still knowing where it was written.
  ///
  /// @param document that the schema allows
  public static Value.Mapping whole(Value.Mapping document) {
    if (!(document.fields().get("environments") instanceof Value.Mapping environments)) {
      return document;
    }
    Value.Mapping changed = environments;
    for (var entry : environments.fields().entrySet()) {
      if (entry.getValue() instanceof Value.Mapping environment) {
        changed = changed.with(entry.getKey(), whole(document, environment));
      }
    }
    return document.with("environments", changed);
  }

  private static Value.Mapping whole(Value.Mapping document, Value.Mapping environment) {
    Value route = environment.fields().get(ROUTE);
    Value own = environment.fields().get(WORKLOAD);
    if (route == null && own == null) {
      return environment;
    }
    Value.Mapping whole = mapping(document.fields().get(WORKLOAD), environment);
    if (own != null) {
      whole = whole.under(mapping(own, environment), "/" + WORKLOAD);
    }
    if (route != null) {
      whole = whole.under(mapping(null, environment).with(ROUTE, route), "/" + WORKLOAD);
    }
    return environment.with(WORKLOAD, whole);
  }

  private static Value.Mapping mapping(
      @org.jspecify.annotations.Nullable Value value, Value.Mapping environment) {
    return value instanceof Value.Mapping mapping
        ? mapping
        : new Value.Mapping(java.util.Map.of(), environment.at());
  }
}
