package dev.slipway.projectfiles.document;

import dev.slipway.projectfiles.document.Value.Location;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;

/// YAML text to values with their lines. Only the tree is composed: no type of the text's choosing is
/// ever made. Aliases, depth and what they say altogether are bounded.
public final class YamlReader {

  private static final int ALIASES = 20;
  private static final int DEPTH = 20;

  /// With aliases followed.
  private static final int DEEPEST = 60;

  private final String file;
  private final DocumentBudget budget;
  private final BiFunction<ScalarNode, String, @Nullable Object> scalars;
  private final Set<Node> open = new HashSet<>();

  private YamlReader(
      String file,
      DocumentBudget budget,
      BiFunction<ScalarNode, String, @Nullable Object> scalars) {
    this.file = file;
    this.budget = budget;
    this.scalars = scalars;
  }

  /// @param file the name that messages use
  /// @throws BrokenFileException where the text is no YAML, is empty, is not a map, or says too much
  public static Value.Mapping read(String file, String text) {
    return read(file, text, new DocumentBudget());
  }

  /// Reads a file whose values are texts and names alone: `0123`, `1e3` and `yes` are what stands there.
  ///
  /// @throws BrokenFileException as above
  public static Value.Mapping readTexts(String file, String text) {
    return read(file, text, new DocumentBudget(), YamlScalars::written);
  }

  /// @param budget what is left of what may be said
  /// @throws BrokenFileException as above
  public static Value.Mapping read(String file, String text, DocumentBudget budget) {
    return read(file, text, budget, YamlScalars::value);
  }

  private static Value.Mapping read(
      String file,
      String text,
      DocumentBudget budget,
      BiFunction<ScalarNode, String, @Nullable Object> scalars) {
    budget.text(new Location(file, 1), text);
    Node root = compose(file, text, yaml -> yaml.compose(new StringReader(text)));
    if (root == null) {
      throw new BrokenFileException(new Location(file, 1), "the file is empty");
    }
    return new YamlReader(file, budget, scalars).mapping(root);
  }

  /// The maps of a text of several documents; empty ones are passed over.
  ///
  /// @param budget what is left of what may be said
  /// @throws BrokenFileException where the text is no YAML, has a document that is no map, or says too
  ///     much
  public static List<Value.Mapping> readAll(String file, String text, DocumentBudget budget) {
    budget.text(new Location(file, 1), text);
    List<Node> roots =
        compose(
            file,
            text,
            yaml -> {
              List<Node> documents = new ArrayList<>();
              yaml.composeAll(new StringReader(text)).forEach(documents::add);
              return documents;
            });
    return Objects.requireNonNull(roots).stream()
        .filter(root -> !root.getTag().equals(Tag.NULL))
        .map(root -> new YamlReader(file, budget, YamlScalars::value).mapping(root))
        .toList();
  }

  private Value.Mapping mapping(Node root) {
    if (value(root) instanceof Value.Mapping mapping) {
      return mapping;
    }
    throw new BrokenFileException(location(root), "a map is expected, name: value");
  }

  private static <T> @Nullable T compose(
      String file, String text, Function<Yaml, @Nullable T> reading) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(ALIASES);
    options.setNestingDepthLimit(DEPTH);
    try {
      return reading.apply(new Yaml(options));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new BrokenFileException(new Location(file, line), "not YAML: " + e.getProblem());
    } catch (ReaderException e) {
      int line = 1 + (int) text.codePoints().limit(e.getPosition()).filter(c -> c == '\n').count();
      throw new BrokenFileException(
          new Location(file, line),
          "the character U+%04X cannot be shown or stored; take it out"
              .formatted(e.getCodePoint()));
    } catch (YAMLException e) {
      throw new BrokenFileException(new Location(file, 1), "not YAML: " + e.getMessage());
    }
  }

  private Value value(Node node) {
    Location at = location(node);
    if (!open.add(node)) {
      throw new BrokenFileException(at, "the value contains itself; an alias leads back to it");
    }
    if (open.size() > DEEPEST) {
      throw new BrokenFileException(at, "nested more than " + DEEPEST + " deep, aliases followed");
    }
    budget.value(at, node instanceof ScalarNode scalar ? scalar.getValue().length() : 0);
    Value value =
        switch (node) {
          case MappingNode mapping -> new Value.Mapping(fields(mapping, at), at);
          case SequenceNode sequence ->
              new Value.Sequence(sequence.getValue().stream().map(this::value).toList(), at);
          case ScalarNode scalar ->
              new Value.Scalar(scalars.apply(scalar, YamlScalars.text(scalar, at)), at);
          default -> throw new BrokenFileException(at, "not supported here: " + node.getTag());
        };
    open.remove(node);
    return value;
  }

  private Map<String, Value> fields(MappingNode node, Location at) {
    Map<String, Value> fields = new LinkedHashMap<>();
    Map<String, Value> merged = new LinkedHashMap<>();
    for (NodeTuple tuple : List.copyOf(node.getValue())) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new BrokenFileException(at, "a name is expected before the colon");
      }
      if (key.getTag().equals(Tag.MERGE)) {
        merge(tuple.getValueNode()).forEach(merged::putIfAbsent);
        continue;
      }
      String name = YamlScalars.text(key, location(key));
      budget.value(location(key), name.length());
      if (fields.put(name, value(tuple.getValueNode())) != null) {
        throw new BrokenFileException(location(key), "'" + name + "' stands here twice");
      }
    }
    merged.forEach(fields::putIfAbsent);
    return fields;
  }

  /// What `<<` brings into a map, as YAML 1.1 has it: what stands in the map itself goes before, and of
  /// several maps the earlier ones.
  private Map<String, Value> merge(Node node) {
    Map<String, Value> merged = new LinkedHashMap<>();
    List<Node> maps = node instanceof SequenceNode list ? list.getValue() : List.of(node);
    for (Node map : maps) {
      if (!(value(map) instanceof Value.Mapping mapping)) {
        throw new BrokenFileException(
            location(node), "'<<' brings in a map or a list of maps, such as '<<: *name'");
      }
      mapping.fields().forEach(merged::putIfAbsent);
    }
    return merged;
  }

  private Location location(Node node) {
    return new Location(file, node.getStartMark().getLine() + 1);
  }
}
