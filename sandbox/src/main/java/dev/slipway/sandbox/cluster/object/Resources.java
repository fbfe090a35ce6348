package dev.slipway.sandbox.cluster.object;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The verbs that write, each as one step.
public final class Resources {

  private final ObjectStore store;

  /// Writes to this store.
  public Resources(ObjectStore store) {
    this.store = store;
  }

  /// The author of a write, and if it is only a dry run.
  public record Write(String manager, boolean force, boolean dryRun) {}

  /// The outcome of a write.
  public record Written(ObjectNode object, boolean created) {}

  /// Refuses a name that is taken.
  public ObjectNode create(ResourcePath route, ObjectNode object, Write write) {
    return store.atomically(() -> {
      String name = generated(object);
      place(route, object, name);
      if (store.get(route.kind(), route.requireNamespace(), name).isPresent()) {
        throw new ApiException(
            409, "AlreadyExists", route.kind().qualified() + " \"" + name + "\" already exists");
      }
      Ownership.changed(
          Objects.of(route.kind(), route.requireNamespace(), name), object, write.manager());
      return insert(route.kind(), object, write);
    });
  }

  /// Refuses an object that has changed since it was read.
  public ObjectNode replace(ResourcePath route, ObjectNode object, Write write) {
    return change(
        route,
        write,
        live -> {
          checkVersion(route, live, object);
          JsonNode metadata = live.path("metadata");
          JsonNode status = live.path("status");
          live.removeAll();
          live.setAll(object);
          ObjectNode kept = Objects.object(live, "metadata");
          for (String field : List.of("uid", "creationTimestamp", "generation", "managedFields")) {
            kept.set(field, metadata.path(field));
          }
          if (!status.isMissingNode()) {
            live.set("status", status);
          }
        });
  }

  /// Server-side apply, with its conflicts.
  public Written apply(ResourcePath route, ObjectNode wanted, Write write) {
    return store.atomically(() -> {
      place(route, wanted, route.requireName());
      ObjectNode live =
          store.get(route.kind(), route.requireNamespace(), route.requireName()).orElse(null);
      if (live == null) {
        // Whatever version it names, as the real one.
        ObjectNode object = Objects.of(route.kind(), route.requireNamespace(), route.requireName());
        Ownership.apply(object, wanted, write.manager(), write.force());
        return new Written(insert(route.kind(), object, write), true);
      }
      checkVersion(route, live, wanted);
      Ownership.apply(live, wanted, write.manager(), write.force());
      return new Written(update(route.kind(), live, write), false);
    });
  }

  /// A JSON, merge or strategic merge patch.
  public ObjectNode patch(ResourcePath route, String type, JsonNode patch, Write write) {
    return change(
        route,
        write,
        live -> {
          checkVersion(route, live, patch);
          if (type.startsWith("application/json-patch+json")) {
            Patches.json(live, patch);
          } else {
            Patches.merge(live, patch, type.startsWith("application/strategic-merge-patch+json"));
          }
        });
  }

  /// Changes nothing but the status.
  public ObjectNode status(ResourcePath route, JsonNode given, Write write) {
    return change(
        route,
        write,
        live -> Patches.merge(Objects.object(live, "status"), given.path("status"), false));
  }

  /// Changes nothing but the replicas.
  public ObjectNode scale(ResourcePath route, JsonNode given, Write write) {
    ObjectNode live =
        change(
            route,
            write,
            object -> Objects.object(object, "spec").set("replicas", given.at("/spec/replicas")));
    return scaleOf(live);
  }

  /// The scale of an object, as its subresource shows it.
  public static ObjectNode scaleOf(ObjectNode live) {
    ObjectNode scale = Objects.object().put("kind", "Scale").put("apiVersion", "autoscaling/v1");
    scale.set("metadata", live.path("metadata"));
    scale.putObject("spec").set("replicas", live.at("/spec/replicas"));
    scale.putObject("status").put("replicas", live.at("/status/replicas").asInt(0));
    return scale;
  }

  /// With everything that belongs to it.
  ///
  /// @param options what the client names, for example which version it has seen
  public ObjectNode delete(ResourcePath route, JsonNode options, boolean dryRun) {
    return store.atomically(() -> {
      ObjectNode live = require(route);
      checkPreconditions(route, live.path("metadata"), options.path("preconditions"));
      if (!dryRun) {
        remove(route.kind(), live);
      }
      return live;
    });
  }

  /// Removes the object with all that it owns, or that is in it where it is a namespace.
  public void remove(Kind kind, ObjectNode object) {
    store.delete(kind, Objects.namespace(object), Objects.name(object));
    String uid = Objects.uid(object);
    for (Kind other : Kind.all()) {
      if (other.namespaced()) {
        (kind.equals(Kind.NAMESPACE)
                ? store.list(other, Objects.name(object))
                : store.owned(other, uid))
            .forEach(owned -> remove(other, owned));
      }
    }
  }

  /// The object, or a 404.
  public ObjectNode require(ResourcePath route) {
    return store
        .get(route.kind(), route.requireNamespace(), route.requireName())
        .orElseThrow(() -> ApiException.notFound(route.kind(), route.requireName()));
  }

  private ObjectNode change(ResourcePath route, Write write, Consumer<ObjectNode> how) {
    return store.atomically(() -> {
      ObjectNode live = require(route);
      ObjectNode before = live.deepCopy();
      how.accept(live);
      Validation.checkChange(route.kind(), before, live);
      if (!route.subresource().equals("status")) {
        Ownership.changed(before, live, write.manager());
      }
      return update(route.kind(), live, write);
    });
  }

  private ObjectNode insert(Kind kind, ObjectNode object, Write write) {
    Validation.check(kind, object);
    Defaults.fill(kind, object);
    return write.dryRun() ? object : store.create(kind, object);
  }

  private ObjectNode update(Kind kind, ObjectNode object, Write write) {
    ObjectNode before =
        store.get(kind, Objects.namespace(object), Objects.name(object)).orElseThrow();
    Validation.checkChange(kind, before, object);
    Validation.check(kind, object);
    Defaults.fill(kind, object);
    return write.dryRun() ? object : store.update(kind, object);
  }

  private void place(ResourcePath route, ObjectNode object, String name) {
    Kind kind = route.kind();
    if (!object.path("kind").asString(kind.kind()).equals(kind.kind())) {
      throw ApiException.badRequest("the object is no " + kind.kind());
    }
    object.put("apiVersion", kind.apiVersion()).put("kind", kind.kind());
    ObjectNode metadata = Objects.object(object, "metadata").put("name", name);
    if (kind.namespaced()) {
      String namespace = route.requireNamespace();
      metadata.put("namespace", namespace);
      if (store.get(Kind.NAMESPACE, "", namespace).isEmpty()) {
        throw ApiException.notFound(Kind.NAMESPACE, namespace);
      }
    }
  }

  private static String generated(ObjectNode object) {
    String prefix = object.path("metadata").path("generateName").asString("");
    String name = Objects.name(object);
    return name.isEmpty() && !prefix.isEmpty()
        ? prefix + Long.toString(System.nanoTime() & 0xFFFFFFF, 36)
        : name;
  }

  private static void checkPreconditions(
      ResourcePath route, JsonNode metadata, JsonNode preconditions) {
    for (String field : List.of("uid", "resourceVersion")) {
      String wanted = preconditions.path(field).asString("");
      if (!wanted.isEmpty() && !wanted.equals(metadata.path(field).asString(""))) {
        throw conflict(route);
      }
    }
  }

  private static void checkVersion(ResourcePath route, JsonNode live, JsonNode given) {
    @Nullable String wanted = given.path("metadata").path("resourceVersion").asString(null);
    if (!(given instanceof ArrayNode)
        && wanted != null
        && !wanted.isEmpty()
        && !wanted.equals(live.path("metadata").path("resourceVersion").asString(""))) {
      throw conflict(route);
    }
  }

  private static ApiException conflict(ResourcePath route) {
    return new ApiException(
        409,
        "Conflict",
        "Operation cannot be fulfilled on "
            + route.kind().qualified()
            + " \""
            + route.name()
            + "\": the object has been modified; please apply your changes to the latest version"
            + " and try again");
  }
}
