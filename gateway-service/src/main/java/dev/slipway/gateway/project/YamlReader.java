package dev.slipway.gateway.project;

import dev.slipway.gateway.project.Value.Location;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

/// YAML text to values with their lines. Only the tree is composed: no type of the text's choosing is
/// ever made, and aliases are bounded by the parser.
final class YamlReader {

  private static final char UNREADABLE = '\uFFFD';

  /// How YAML 1.1 reads a number with a leading zero, such as a file's mode.
  private static final int OCTAL = 8;

  private final String file;
  private final Set<Node> open = new HashSet<>();

  private YamlReader(String file) {
    this.file = file;
  }

  /// @param file the name that messages use
  /// @throws BrokenFileException where the text is no YAML, is empty, or is not a map
  static Value.Mapping read(String file, String text) {
    requireReadable(file, text);
    Node root = compose(file, yaml -> yaml.compose(new StringReader(text)));
    if (root == null) {
      throw new BrokenFileException(new Location(file, 1), "the file is empty");
    }
    return new YamlReader(file).mapping(root);
  }

  /// The maps of a text of several documents; empty ones are passed over.
  ///
  /// @throws BrokenFileException where the text is no YAML, or has a document that is no map
  static List<Value.Mapping> readAll(String file, String text) {
    requireReadable(file, text);
    List<Node> roots =
        compose(
            file,
            yaml -> {
              List<Node> documents = new ArrayList<>();
              yaml.composeAll(new StringReader(text)).forEach(documents::add);
              return documents;
            });
    return Objects.requireNonNull(roots).stream()
        .filter(root -> !root.getTag().equals(Tag.NULL))
        .map(root -> new YamlReader(file).mapping(root))
        .toList();
  }

  private static void requireReadable(String file, String text) {
    int unreadable = text.indexOf(UNREADABLE);
    if (unreadable >= 0) {
      int line = 1 + (int) text.substring(0, unreadable).chars().filter(c -> c == '\n').count();
      throw new BrokenFileException(
          new Location(file, line), "not UTF-8 text; save the file in that encoding");
    }
  }

  private Value.Mapping mapping(Node root) {
    if (value(root) instanceof Value.Mapping mapping) {
      return mapping;
    }
    throw new BrokenFileException(location(root), "a map is expected, name: value");
  }

  private static <T> @Nullable T compose(String file, Function<Yaml, @Nullable T> reading) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(20);
    options.setNestingDepthLimit(20);
    try {
      return reading.apply(new Yaml(options));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new BrokenFileException(new Location(file, line), "not YAML: " + e.getProblem());
    } catch (YAMLException e) {
      throw new BrokenFileException(new Location(file, 1), "not YAML: " + e.getMessage());
    }
  }

  private Value value(Node node) {
    Location at = location(node);
    if (!open.add(node)) {
      throw new BrokenFileException(at, "the value contains itself; an alias leads back to it");
    }
    Value value =
        switch (node) {
          case MappingNode mapping -> mapping(mapping, at);
          case SequenceNode sequence ->
              new Value.Sequence(sequence.getValue().stream().map(this::value).toList(), at);
          case ScalarNode scalar -> new Value.Scalar(scalar(scalar), at);
          default -> throw new BrokenFileException(at, "not supported here: " + node.getTag());
        };
    open.remove(node);
    return value;
  }

  private Value mapping(MappingNode node, Location at) {
    Map<String, Value> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : List.copyOf(node.getValue())) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new BrokenFileException(at, "a name is expected before the colon");
      }
      if (fields.put(key.getValue(), value(tuple.getValueNode())) != null) {
        throw new BrokenFileException(location(key), "'" + key.getValue() + "' stands here twice");
      }
    }
    return new Value.Mapping(fields, at);
  }

  private Location location(Node node) {
    return new Location(file, node.getStartMark().getLine() + 1);
  }

  private static @Nullable Object scalar(ScalarNode node) {
    String text = node.getValue();
    Tag tag = node.getTag();
    if (tag.equals(Tag.NULL)) {
      return null;
    }
    if (tag.equals(Tag.BOOL)) {
      return List.of("true", "yes", "on").contains(text.toLowerCase(java.util.Locale.ROOT));
    }
    if (tag.equals(Tag.INT) && text.matches("-?(0|[1-9][0-9]{0,17})")) {
      return Long.parseLong(text);
    }
    if (tag.equals(Tag.INT) && text.matches("0[0-7]{1,18}")) {
      return Long.parseLong(text, OCTAL);
    }
    if (tag.equals(Tag.FLOAT) && text.matches("-?[0-9]+\\.[0-9]+")) {
      return new BigDecimal(text);
    }
    return text;
  }
}
