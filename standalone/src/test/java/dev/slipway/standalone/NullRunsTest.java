package dev.slipway.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The calls that pass three nulls in a row: nobody sees what they leave out, and a new component moves them unseen. A
/// record that is made so gets a builder (`@Buildable`).
class NullRunsTest {

  private static final Pattern RUN = Pattern.compile("\\bnull,\\s*null,\\s*null\\b");

  /// The JDK's compiler takes its options and listeners by position.
  private static final Pattern OF_THE_JDK =
      Pattern.compile("\\.(?:getStandardFileManager|getTask)\\(null,\\s*null,\\s*null\\b");

  @Test
  void noCallLeavesOutThreeValuesInARow() throws IOException {
    List<Path> files = SourceTypes.files();
    assertThat(files).hasSizeGreaterThan(1000);
    List<String> found = new ArrayList<>();
    for (Path file : files) {
      if (!file.endsWith("NullRunsTest.java") && isFoundIn(Files.readString(file))) {
        found.add(file.toString());
      }
    }
    assertThat(found).as("use the record's builder").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "new Of(a, null, null, null)",
        "of(\n  null,\n  null,\n  null)",
        "this(null,null,null)"
      })
  void aRunOnOneLineOrSeveralIsFound(String call) {
    assertThat(isFoundIn(call)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"of(null, null, a, null)", "compiler.getTask(null, null, null, options)"})
  void twoNullsAndTheJdksOwnCallsAreLet(String call) {
    assertThat(isFoundIn(call)).isFalse();
  }

  private static boolean isFoundIn(String source) {
    return RUN.matcher(OF_THE_JDK.matcher(source).replaceAll("")).find();
  }
}
