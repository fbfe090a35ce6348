package dev.slipway.sandbox.cluster.object;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The owners of an object's fields (`metadata.managedFields`), and their effect on writes.
final class Ownership {

  private record Manager(String name, String operation) {}

  private final Map<Manager, Set<String>> owned = new LinkedHashMap<>();

  private Ownership() {}

  private static Ownership of(JsonNode object) {
    Ownership ownership = new Ownership();
    for (JsonNode entry : object.path("metadata").path("managedFields")) {
      ownership.owned.put(
          new Manager(entry.path("manager").asString(), entry.path("operation").asString()),
          Fields.paths(entry.path("fieldsV1")));
    }
    return ownership;
  }

  /// Server-side apply: the object as it is after a manager said which fields it wants how.
  ///
  /// @param live changed in place
  /// @throws ApiException 409 where another manager owns a field and wants it otherwise
  static void apply(ObjectNode live, JsonNode wanted, String name, boolean force) {
    Ownership ownership = of(live);
    Manager manager = new Manager(name, "Apply");
    Set<String> fields = Fields.of(wanted);
    List<Map<String, String>> conflicts = new ArrayList<>();
    ownership.owned.forEach((other, theirs) -> {
      if (!other.equals(manager)) {
        for (String field : List.copyOf(theirs)) {
          if (fields.contains(field)
              && !Fields.get(live, field).equals(Fields.get(wanted, field))) {
            conflicts.add(conflict(other, field));
            theirs.remove(field);
          }
        }
      }
    });
    if (!conflicts.isEmpty() && !force) {
      throw conflict(conflicts);
    }
    Set<String> before = ownership.owned.getOrDefault(manager, Set.of());
    Fields.merge(live, wanted);
    ownership.owned.put(manager, fields);
    for (String field : before) {
      if (!fields.contains(field) && !ownership.isOwned(field)) {
        Fields.remove(live, field);
      }
    }
    ownership.write(live);
  }

  /// Any other write: what a manager changed is its own from now on.
  ///
  /// @param after changed in place
  static void changed(JsonNode before, ObjectNode after, String name) {
    Ownership ownership = of(before);
    Manager manager = new Manager(name, "Update");
    Set<String> fields = new TreeSet<>();
    for (String field : Fields.of(after)) {
      if (!Fields.get(before, field).equals(Fields.get(after, field))) {
        fields.add(field);
      }
    }
    ownership.owned.values().forEach(theirs -> theirs.removeAll(fields));
    ownership
        .owned
        .values()
        .forEach(theirs -> theirs.removeIf(f -> Fields.get(after, f).isMissingNode()));
    ownership.owned.computeIfAbsent(manager, _ -> new TreeSet<>()).addAll(fields);
    ownership.write(after);
  }

  private boolean isOwned(String field) {
    return owned.values().stream().anyMatch(fields -> fields.contains(field));
  }

  private void write(ObjectNode object) {
    ArrayNode old = object.path("metadata").path("managedFields") instanceof ArrayNode a ? a : null;
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    ArrayNode list = Objects.object(object, "metadata").putArray("managedFields");
    owned.forEach((manager, fields) -> {
      if (!fields.isEmpty()) {
        ObjectNode entry = list.addObject();
        entry.put("manager", manager.name()).put("operation", manager.operation());
        entry.put("apiVersion", object.path("apiVersion").asString());
        ObjectNode tree = Fields.tree(fields);
        entry.put("time", time(old, manager, tree, now)).put("fieldsType", "FieldsV1");
        entry.set("fieldsV1", tree);
      }
    });
  }

  /// An entry that says what it said keeps its time, so that applying the same again changes nothing.
  private static String time(
      @org.jspecify.annotations.Nullable ArrayNode old,
      Manager manager,
      ObjectNode tree,
      String now) {
    if (old != null) {
      for (JsonNode entry : old) {
        if (entry.path("manager").asString().equals(manager.name())
            && entry.path("operation").asString().equals(manager.operation())
            && entry.path("fieldsV1").equals(tree)) {
          return entry.path("time").asString(now);
        }
      }
    }
    return now;
  }

  private static Map<String, String> conflict(Manager other, String field) {
    String using = other.operation().equals("Apply") ? "" : " using v1";
    return Map.of(
        "reason",
        "FieldManagerConflict",
        "message",
        "conflict with \"" + other.name() + "\"" + using,
        "field",
        Fields.shown(field));
  }

  private static ApiException conflict(List<Map<String, String>> conflicts) {
    StringBuilder message = new StringBuilder("Apply failed with ").append(conflicts.size());
    message.append(conflicts.size() == 1 ? " conflict: " : " conflicts: ");
    conflicts.forEach(
        c -> message.append(c.get("message")).append(": ").append(c.get("field")).append(' '));
    return new ApiException(409, "Conflict", message.toString().strip(), conflicts);
  }
}
