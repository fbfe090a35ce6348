package dev.slipway.projectfiles.document;

import com.google.re2j.Pattern;
import dev.slipway.projectfiles.document.Value.Location;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/// Reads scalars as YAML 1.1 types them, and refuses text that no event, table or chat can carry.
final class YamlScalars {

  private static final String WHITE = "\t\n\r\u0085";
  private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
  private static final Pattern MODE = Pattern.compile("0[0-7]{1,18}");
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,30}\\.[0-9]{1,30}");

  /// How YAML 1.1 reads a number with a leading zero, such as a file's mode.
  private static final int OCTAL = 8;

  private YamlScalars() {}

  /// The text of a key or value.
  ///
  /// @throws BrokenFileException where it has a control character or half a character
  static String text(ScalarNode node, Location at) {
    String text = node.getValue();
    text.codePoints()
        .filter(c -> isWrong(c))
        .findFirst()
        .ifPresent(c -> {
          throw new BrokenFileException(
              at,
              "the text has the character U+%04X, which cannot be shown or stored; take it out"
                  .formatted(c));
        });
    return text;
  }

  private static boolean isWrong(int c) {
    return Character.getType(c) == Character.SURROGATE
        || (Character.isISOControl(c) && WHITE.indexOf(c) < 0);
  }

  /// Null, or the text as it stands there.
  static @Nullable Object written(ScalarNode node, String text) {
    return node.getTag().equals(Tag.NULL) ? null : text;
  }

  /// Null, a Boolean, a Long, a BigDecimal, or else the text.
  static @Nullable Object value(ScalarNode node, String text) {
    Tag tag = node.getTag();
    if (tag.equals(Tag.NULL)) {
      return null;
    }
    if (tag.equals(Tag.BOOL)) {
      return List.of("true", "yes", "on").contains(text.toLowerCase(Locale.ROOT));
    }
    if (tag.equals(Tag.INT) && WHOLE.matches(text)) {
      return Long.parseLong(text);
    }
    if (tag.equals(Tag.INT) && MODE.matches(text)) {
      return Long.parseLong(text, OCTAL);
    }
    if (tag.equals(Tag.FLOAT) && DECIMAL.matches(text)) {
      return new BigDecimal(text);
    }
    return text;
  }
}
