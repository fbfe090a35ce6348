package dev.slipway.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The source texts that put a unit behind a number by themselves, instead of asking DurationText.
class DurationWordingTest {

  /// A unit that a number is put before, by concatenation or by a format.
  private static final Pattern UNIT =
      Pattern.compile("(?:\\+\\s*\" |(?:%d|%s|\\{\\}) )(?:ms|s|min|h|d)\\b[^\"\\n]*\"");

  @Test
  void durationsAreWordedByDurationTextAlone() throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : sources()) {
      Matcher matcher = UNIT.matcher(Files.readString(file));
      while (matcher.find()) {
        found.add(file.getFileName() + ": " + matcher.group());
      }
    }
    assertThat(found).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"waits \" + seconds + \" s\"",
        "\"for %d s: %s\"",
        "log.warn(\"waits for {} ms\", time)",
        "minutes\n            + \" min left\""
      })
  void aUnitBehindANumberIsFound(String source) {
    assertThat(UNIT.matcher(source).find()).isTrue();
  }

  /// The benchmarks print figures, and are left out.
  private static List<Path> sources() throws IOException {
    List<Path> sources =
        SourceTypes.code(module -> !module.equals("bench")).stream()
            .filter(file -> !file.endsWith("DurationText.java"))
            .toList();
    assertThat(sources).isNotEmpty();
    return sources;
  }
}
