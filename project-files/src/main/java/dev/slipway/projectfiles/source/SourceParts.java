package dev.slipway.projectfiles.source;

import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.document.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The parts of sources, in the order of their keys.
public final class SourceParts {

  private static final SourceParts INSTALLED =
      new SourceParts(
          ServiceLoader.load(SourcePart.class, SourcePart.class.getClassLoader()).stream()
              .map(ServiceLoader.Provider::get)
              .toList());

  private final List<SourcePart> all;

  SourceParts(List<SourcePart> all) {
    this.all = all.stream().sorted(Comparator.comparing(SourcePart::key)).toList();
  }

  /// Those that are registered on the class path.
  public static SourceParts installed() {
    return INSTALLED;
  }

  /// The fragment of the schema for each part, by its key.
  ///
  /// @throws IllegalStateException if a part has no fragment, or two have one key
  public Map<String, JsonNode> fragments() {
    Map<String, JsonNode> fragments = new LinkedHashMap<>();
    for (SourcePart part : all) {
      if (fragments.put(part.key(), fragment(part)) != null) {
        throw new IllegalStateException("two sources have the part '" + part.key() + "'");
      }
    }
    return fragments;
  }

  private static JsonNode fragment(SourcePart part) {
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

  /// The definition with the parts of sources that the file has.
  ///
  /// @param definition without a source
  public ProjectDefinition read(JsonNode document, ProjectDefinition definition) {
    ProjectDefinition read = definition;
    for (SourcePart part : all) {
      if (document.has(part.key())) {
        read = part.read(document.path(part.key()), read);
      }
    }
    return read;
  }

  /// The problems that the sources' own rules find.
  public List<Problem> check(ProjectDefinition definition, Value.Mapping document) {
    return all.stream()
        .filter(part -> document.fields().containsKey(part.key()))
        .flatMap(part -> part.check(definition, document).stream())
        .toList();
  }
}
