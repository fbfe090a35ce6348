package dev.slipway.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.testing.architecture.ChatAdapters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/// No type outside an adapter names a chat platform. `platform-names.txt` lists those that do today; a line may go
/// and none may come.
class PlatformNamesTest {

  /// The modules that are written for a platform, or choose it for an installation.
  private static final List<String> CHOOSE =
      List.of("standalone", "bench", "sandbox", "e2e", "cli", "testing");

  /// A name, a type's name that begins with one, and a command in a platform's words.
  private static final Pattern PLATFORM =
      Pattern.compile(
          ChatAdapters.NAMES.stream()
              .map(name -> "(?i:\\b%s\\b)|%s(?=[A-Z])|".formatted(name, capital(name)))
              .collect(Collectors.joining("", "", "(?i:slack)|/slipway(?![-\\w/.])")));

  private static final Pattern ADAPTER =
      Pattern.compile(".*\\.(" + String.join("|", ChatAdapters.NAMES) + ")(\\..*)?");

  @Test
  void noTypeOutsideAnAdapterNamesAPlatform() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      assertThat(named(files.getJavaFileObjectsFromPaths(sources())))
          .as("move what names a platform into its adapter; delete a line that is true no more")
          .isEqualTo(
              new TreeSet<>(Files.readAllLines(Path.of("src/test/resources/platform-names.txt"))));
    }
  }

  @Test
  void aNameAndATextAreFound() throws IOException {
    assertThat(named(List.of(SourceTypes.file("package a; class B { void slackIt() {} }"))))
        .containsExactly("a.B");
    assertThat(named(List.of(SourceTypes.file("package a; class B { String c = \"teams\"; }"))))
        .containsExactly("a.B");
    assertThat(
            named(List.of(SourceTypes.file("package a; class B { Object c = SlackChat.of(); }"))))
        .containsExactly("a.B");
  }

  @Test
  void anAdapterAndACommentMayNameIt() throws IOException {
    assertThat(named(List.of(SourceTypes.file("package a.slack.b; class SlackB {}")))).isEmpty();
    assertThat(named(List.of(SourceTypes.file("package a; /** Slack. */ class B {}")))).isEmpty();
  }

  @Test
  void aCommandInAPlatformsWordsIsFound() throws IOException {
    for (String text : List.of("/slipway status", "/slipway", "type `/slipway`", "/slipway\\n")) {
      assertThat(
              named(
                  List.of(
                      SourceTypes.file(
                          "package a; class B { String c = \"%s\"; }".formatted(text)))))
          .as(text)
          .containsExactly("a.B");
    }
  }

  private static String capital(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static SortedSet<String> named(Iterable<? extends JavaFileObject> files)
      throws IOException {
    return TypesThatName.in(files, PLATFORM, ADAPTER);
  }

  private static List<Path> sources() throws IOException {
    return SourceTypes.code(module -> !CHOOSE.contains(module)).stream()
        .filter(file -> !file.endsWith("package-info.java") && !file.endsWith("module-info.java"))
        .toList();
  }
}
