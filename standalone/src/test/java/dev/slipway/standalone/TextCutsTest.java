package dev.slipway.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.contract.text.TextLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Text is limited by TextLimits and shortened by ForeignText alone: a cut by units leaves halves of pairs, which no JSON can hold, and parts of
/// characters.
class TextCutsTest {

  /// A statement that cuts a text and says so.
  private static final Pattern OWN_CUT =
      Pattern.compile("substring\\(0,[^;]*(…|\\\\u2026|\\bCUT\\b|ELLIPSIS|\"\\.\\.\\.\")");

  @Test
  void noOtherCodeShortensText() throws IOException {
    List<Path> own =
        SourceTypes.code(_ -> true).stream()
            .filter(file -> !file.endsWith("contract/text/ForeignText.java"))
            .filter(file -> cutsText(read(file)))
            .toList();
    assertThat(own).as("use ForeignText.limit, head or tail").isEmpty();
  }

  /// A limit that nothing is held to promises what nobody keeps.
  @Test
  void everyLimitIsInForce() throws IOException {
    String code =
        SourceTypes.code(_ -> true).stream().map(TextCutsTest::read).collect(Collectors.joining());
    assertThat(TextLimits.class.getFields())
        .isNotEmpty()
        .allSatisfy(limit -> assertThat(code).contains("TextLimits." + limit.getName()));
  }

  @Test
  void aCutByUnitsIsFound() {
    assertThat(cutsText("return t.length() < 9 ? t : t.substring(0, 8) + \"…\";")).isTrue();
    assertThat(cutsText("return t.substring(0,\n  end(t))\n  + CUT\n  + rest;")).isTrue();
    assertThat(cutsText("return t.substring(0, n - 3) + \"...\";")).isTrue();
    assertThat(cutsText("String s = t.substring(0, 8); return s + name;")).isFalse();
  }

  private static boolean cutsText(String source) {
    return OWN_CUT.matcher(source).find();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
