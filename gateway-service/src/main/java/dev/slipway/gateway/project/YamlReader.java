package dev.slipway.gateway.project;

import dev.slipway.gateway.project.Value.Location;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private YamlReader() {}

  /// @param file the name that messages use
  /// @throws BrokenFileException where the text is no YAML, is empty, or is not a map
  static Value.Mapping read(String file, String text) {
    Node root = compose(file, text);
    if (root == null) {
      throw new BrokenFileException(new Location(file, 1), "the file is empty");
    }
    if (value(file, root) instanceof Value.Mapping mapping) {
      return mapping;
    }
    throw new BrokenFileException(new Location(file, 1), "a map is expected, name: value");
  }

  private static @Nullable Node compose(String file, String text) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(20);
    options.setNestingDepthLimit(20);
    try {
      return new Yaml(options).compose(new StringReader(text));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      throw new BrokenFileException(new Location(file, line), "not YAML: " + e.getProblem());
    } catch (YAMLException e) {
      throw new BrokenFileException(new Location(file, 1), "not YAML: " + e.getMessage());
    }
  }

  private static Value value(String file, Node node) {
    Location at = new Location(file, node.getStartMark().getLine() + 1);
    return switch (node) {
      case MappingNode mapping -> mapping(file, mapping, at);
      case SequenceNode sequence ->
          new Value.Sequence(sequence.getValue().stream().map(n -> value(file, n)).toList(), at);
      case ScalarNode scalar -> new Value.Scalar(scalar(scalar), at);
      default -> throw new BrokenFileException(at, "not supported here: " + node.getTag());
    };
  }

  private static Value mapping(String file, MappingNode node, Location at) {
    Map<String, Value> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : List.copyOf(node.getValue())) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new BrokenFileException(at, "a name is expected before the colon");
      }
      if (fields.put(key.getValue(), value(file, tuple.getValueNode())) != null) {
        throw new BrokenFileException(
            new Location(file, key.getStartMark().getLine() + 1),
            "'" + key.getValue() + "' stands here twice");
      }
    }
    return new Value.Mapping(fields, at);
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
    if (tag.equals(Tag.INT) && text.matches("-?[0-9]{1,18}")) {
      return Long.parseLong(text);
    }
    if (tag.equals(Tag.FLOAT) && text.matches("-?[0-9]+\\.[0-9]+")) {
      return new BigDecimal(text);
    }
    return text;
  }
}
