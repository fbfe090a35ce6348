package dev.slipway.sandbox.cluster.object;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Every write as a line, so that the objects outlive the process; made short again at each start. A last
/// line that a kill cut short is dropped.
public final class ObjectJournal {

  private final @Nullable Path file;

  /// @param folder null for objects that are kept in memory alone
  public ObjectJournal(@Nullable Path folder) {
    this.file = folder == null ? null : folder.resolve("cluster.jsonl");
  }

  /// The latest form of each object, by key.
  Map<String, ObjectNode> read() {
    Map<String, ObjectNode> objects = new LinkedHashMap<>();
    if (file == null || Files.notExists(file)) {
      return objects;
    }
    try {
      for (String line : Files.readAllLines(file)) {
        JsonNode entry = JsonMapper.shared().readTree(line);
        String key = entry.path("key").asString();
        if (entry.path("object") instanceof ObjectNode object) {
          objects.put(key, object);
        } else {
          objects.remove(key);
        }
      }
    } catch (JacksonException e) {
      // The line that was being written when the process was killed.
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    compact(objects);
    return objects;
  }

  void put(String key, ObjectNode object) {
    append(line(key, object));
  }

  void remove(String key) {
    append(Objects.object().put("key", key).toString());
  }

  private void append(String line) {
    if (file == null) {
      return;
    }
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private void compact(Map<String, ObjectNode> objects) {
    Path target = java.util.Objects.requireNonNull(file);
    Path copy = target.resolveSibling("cluster.jsonl.new");
    List<String> lines = new ArrayList<>();
    objects.forEach((key, object) -> lines.add(line(key, object)));
    try {
      Files.write(copy, lines);
      Files.move(copy, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + target, e);
    }
  }

  private static String line(String key, ObjectNode object) {
    ObjectNode entry = Objects.object().put("key", key);
    entry.set("object", object);
    return entry.toString();
  }
}
