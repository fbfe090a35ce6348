package dev.slipway.cli.init;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/// The projects of an earlier bot's `config.yml`: each with `id`, `name`, `url`, `channel`, `qa` and
/// `owners`; as a list, as a list or map below `projects`, or one alone.
final class EarlierConfig {

  private EarlierConfig() {}

  /// One of its projects; a field that is missing is null, or an empty list.
  record Entry(
      @Nullable String id,
      @Nullable String name,
      @Nullable String url,
      @Nullable String channel,
      List<String> qa,
      List<String> owners) {}

  /// @throws IOException if the file cannot be read or is no such file
  static List<Entry> read(Path file) throws IOException {
    LoaderOptions limits = new LoaderOptions();
    limits.setMaxAliasesForCollections(50);
    Object loaded;
    try {
      loaded = new Yaml(new SafeConstructor(limits)).load(Files.readString(file));
    } catch (YAMLException e) {
      throw new IOException("it is no YAML: " + e.getMessage(), e);
    }
    Object projects =
        loaded instanceof Map<?, ?> map && map.containsKey("projects")
            ? map.get("projects")
            : loaded;
    List<Entry> entries =
        switch (projects) {
          case Collection<?> list ->
              list.stream().flatMap(item -> entry(null, item).stream()).toList();
          case Map<?, ?> map when map.containsKey("id") -> entry(null, map);
          case Map<?, ?> map ->
              map.entrySet().stream()
                  .flatMap(item -> entry(text(item.getKey()), item.getValue()).stream())
                  .toList();
          case null, default -> List.of();
        };
    if (entries.isEmpty()) {
      throw new IOException("it has no projects with id, name, url, channel, qa and owners");
    }
    return entries;
  }

  private static List<Entry> entry(@Nullable String key, @Nullable Object value) {
    if (!(value instanceof Map<?, ?> given)) {
      return List.of();
    }
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    given.forEach((name, field) -> fields.put(String.valueOf(name), field));
    String id = text(fields.get("id"));
    return List.of(
        new Entry(
            id == null ? key : id,
            text(fields.get("name")),
            text(fields.get("url")),
            text(fields.get("channel")),
            texts(fields.get("qa")),
            texts(fields.get("owners"))));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString().strip();
  }

  private static List<String> texts(@Nullable Object value) {
    List<String> texts = new ArrayList<>();
    Stream<?> items =
        switch (value) {
          case null -> Stream.empty();
          case Collection<?> list -> list.stream();
          default -> Stream.of(value.toString().split(",", -1));
        };
    items
        .filter(Objects::nonNull)
        .map(item -> item.toString().strip())
        .filter(s -> !s.isEmpty())
        .forEach(texts::add);
    return texts;
  }
}
