package dev.slipway.deployer.drift;

import dev.slipway.contract.deployment.Drift.Change;
import dev.slipway.messaging.EventJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Finds the applied fields that have changed since. Pure. Values are not compared, since a cluster writes
/// some of them otherwise than they were sent (`1000m` as `1`): a field that somebody else has changed is no
/// longer owned by who applied it (`metadata.managedFields`).
public final class FieldOwners {

  private static final int MOST = 20;

  /// No manager owns them.
  private static final Set<String> NOBODYS =
      Set.of(
          "apiVersion",
          "kind",
          "status",
          "metadata.name",
          "metadata.namespace",
          "metadata.creationTimestamp",
          "metadata.generation",
          "metadata.managedFields",
          "metadata.resourceVersion",
          "metadata.selfLink",
          "metadata.uid");

  private final String manager;
  private final JsonNode entries;
  private final List<Change> changes = new ArrayList<>();

  private FieldOwners(String manager, JsonNode entries) {
    this.manager = manager;
    this.entries = entries;
  }

  /// @param applied what was applied
  /// @param live the object as it is
  /// @param manager who applied it, by server-side apply
  /// @return at most 20; none for an object that does not say who owns its fields
  public static List<Change> changes(JsonNode applied, JsonNode live, String manager) {
    JsonNode entries = live.path("metadata").path("managedFields");
    FieldOwners owners = new FieldOwners(manager, entries);
    Optional<JsonNode> ours = owners.ours();
    if (ours.isPresent()) {
      applied.properties().stream()
          .filter(part -> !NOBODYS.contains(part.getKey()) && !isNothing(part.getValue()))
          .forEach(part -> owners.part(part.getValue(), ours.get(), new Path(part.getKey())));
    }
    return List.copyOf(owners.changes);
  }

  /// One of the fields that an object has at the top, such as `spec`, `data` or `rules`.
  private void part(JsonNode applied, JsonNode ours, Path at) {
    if (applied.isObject()) {
      object(applied, ours.path(at.keys().getLast()), at);
    } else {
      field(applied, ours, at);
    }
  }

  /// The path of a field, for people and among the owned fields.
  ///
  /// @param keys as in `fieldsV1`
  private record Path(String words, List<String> keys) {
    Path(String part) {
      this("." + part, List.of("f:" + part));
    }

    Path to(String word, String key) {
      List<String> all = new ArrayList<>(keys);
      all.add(key);
      return new Path(words + word, all);
    }
  }

  private Optional<JsonNode> ours() {
    for (JsonNode entry : entries) {
      if (entry.path("manager").asString("").equals(manager)
          && entry.path("operation").asString("").equals("Apply")) {
        return Optional.of(entry.path("fieldsV1"));
      }
    }
    return Optional.empty();
  }

  private void object(JsonNode applied, JsonNode owned, Path at) {
    for (Map.Entry<String, JsonNode> field : applied.properties()) {
      String name = field.getKey();
      Path to = at.to(name.contains("/") ? "[" + name + "]" : "." + name, "f:" + name);
      if (!NOBODYS.contains(to.words().substring(1)) && !isNothing(field.getValue())) {
        field(field.getValue(), owned, to);
      }
    }
  }

  /// @param parent what is owned of the object that the field is in
  private void field(JsonNode applied, JsonNode parent, Path at) {
    JsonNode owned = parent.path(at.keys().getLast());
    if (owned.isMissingNode()) {
      lost(applied, at);
    } else if (!owned.isEmpty() && applied.isObject()) {
      object(applied, owned, at);
    } else if (!owned.isEmpty() && applied.isArray()) {
      elements(applied, owned, at);
    }
  }

  /// Of an object that nobody owns as a whole, the fields below say more.
  private void lost(JsonNode applied, Path at) {
    @Nullable String owner = owner(at);
    if (owner == null && applied.isObject()) {
      object(applied, applied.path(""), at);
    } else {
      changed(at, owner);
    }
  }

  /// A list whose elements are told apart by keys, such as containers by their names.
  private void elements(JsonNode applied, JsonNode owned, Path at) {
    for (JsonNode element : applied) {
      for (Map.Entry<String, JsonNode> field : owned.properties()) {
        String key = field.getKey();
        if (key.startsWith("k:") && matches(element, key)) {
          object(element, field.getValue(), at.to("[" + words(key) + "]", key));
        }
      }
    }
    missing(applied, owned, at);
  }

  /// Elements that are not among the owned ones.
  private void missing(JsonNode applied, JsonNode owned, Path at) {
    boolean keyed = owned.propertyNames().stream().anyMatch(key -> key.startsWith("k:"));
    for (JsonNode element : applied) {
      boolean there =
          owned.propertyNames().stream()
              .anyMatch(key -> key.startsWith("k:") && matches(element, key));
      if (keyed && element.isObject() && !there) {
        changed(at.to("[" + element.path("name").asString("?") + "]", "?"), null);
      }
    }
  }

  /// The key's values, for example `http`.
  private static String words(String key) {
    return EventJson.mapper().readTree(key.substring(2)).properties().stream()
        .map(field -> field.getValue().asString(""))
        .collect(Collectors.joining("/"));
  }

  /// A key field that was not sent has its default, for example a port's protocol.
  private static boolean matches(JsonNode element, String key) {
    JsonNode fields = EventJson.mapper().readTree(key.substring(2));
    return fields.properties().stream()
        .allMatch(field ->
            !element.has(field.getKey())
                || element.path(field.getKey()).asString("").equals(field.getValue().asString("")));
  }

  private @Nullable String owner(Path at) {
    for (JsonNode entry : entries) {
      JsonNode there = entry.path("fieldsV1");
      for (String key : at.keys()) {
        there = there.path(key);
      }
      if (!there.isMissingNode()) {
        return entry.path("manager").asString("?");
      }
    }
    return null;
  }

  /// Nulls, and what is as good as not there: a cluster leaves it out.
  private static boolean isNothing(JsonNode value) {
    return value.isNull()
        || (value.isContainer() && value.isEmpty())
        || (value.isString() && value.asString().isEmpty());
  }

  private void changed(Path at, @Nullable String owner) {
    if (changes.size() < MOST) {
      changes.add(new Change(at.words(), owner));
    }
  }
}
