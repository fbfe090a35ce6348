package dev.slipway.projectfiles.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The kinds of steps, in the order in which they are registered.
public final class StepParts {

  private static final StepParts INSTALLED =
      new StepParts(
          ServiceLoader.load(StepPart.class, StepPart.class.getClassLoader()).stream()
              .<StepPart<?>>map(ServiceLoader.Provider::get)
              .toList());

  private final List<StepPart<?>> all;

  /// @throws IllegalStateException if two have one key
  StepParts(List<StepPart<?>> all) {
    this.all = all;
    Set<String> keys = new HashSet<>();
    for (StepPart<?> part : all) {
      if (!keys.add(part.key())) {
        throw new IllegalStateException("two kinds of steps have the key '" + part.key() + "'");
      }
    }
  }

  /// Those that are registered on the class path.
  public static StepParts installed() {
    return INSTALLED;
  }

  /// The kind of an entry that the schema allows.
  StepPart<?> of(JsonNode given) {
    return all.stream()
        .filter(part -> given.has(part.key()))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("a step of no kind: " + given.propertyNames()));
  }

  /// Completes the schema of an entry of the pipeline with the fragments of all kinds.
  ///
  /// @param step says what is the same of all kinds
  /// @throws IllegalStateException if a kind has no fragment, or one with a key of another kind
  public void complete(ObjectNode step) {
    List<JsonNode> fragments = all.stream().map(StepParts::fragment).toList();
    String kinds = words(fragments, "description");
    step.put(
        "description",
        kinds.substring(0, 1).toUpperCase(Locale.ROOT)
            + kinds.substring(1)
            + ". "
            + step.path("description").asString());
    step.put(
        "x-expected",
        step.path("x-expected").asString()
            + ": it needs "
            + words(fragments, "x-expected")
            + ", one of them");
    all.forEach(
        part -> ((ArrayNode) step.path("oneOf")).addObject().putArray("required").add(part.key()));
    fragments.forEach(fragment -> add(step, fragment));
  }

  private static void add(ObjectNode step, JsonNode fragment) {
    ObjectNode properties = (ObjectNode) step.path("properties");
    fragment
        .path("properties")
        .properties()
        .forEach(property -> {
          if (properties.has(property.getKey())) {
            throw new IllegalStateException(
                "two kinds of steps have the key '" + property.getKey() + "'");
          }
          properties.set(property.getKey(), property.getValue());
        });
    ((ArrayNode) step.path("examples")).addAll(fragment.path("examples").values());
  }

  /// `a`, `a or b`, `a, b or c`.
  private static String words(List<JsonNode> fragments, String key) {
    List<String> words = fragments.stream().map(f -> f.path(key).asString()).toList();
    return words.size() == 1
        ? words.getFirst()
        : words.stream().limit(words.size() - 1L).collect(Collectors.joining(", "))
            + " or "
            + words.getLast();
  }

  private static JsonNode fragment(StepPart<?> part) {
    String resource = part.key() + ".schema.json";
    try (InputStream stream = part.getClass().getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException(
            "the package of " + part.getClass().getName() + " lacks " + resource);
      }
      return JsonMapper.shared().readTree(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
