package dev.slipway.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Of the gateway and of the reader of project files, only the packages `source.NAME` name that source: what names it
/// elsewhere would have to change for the next one.
class SourceNamesTest {

  private static final List<String> MODULES = List.of("gateway-service", "project-files");

  static List<String> sources() throws IOException {
    try (Stream<Path> packages =
        Files.list(Path.of("../gateway-service/src/main/java/dev/slipway/gateway/source"))) {
      return packages
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void noTypeOutsideASourceNamesIt(String source) throws IOException {
    assertThat(named(source, files())).isEmpty();
  }

  @Test
  void theSourcesAreFound() throws IOException {
    assertThat(sources()).contains("generic", "github");
    assertThat(named("receipt", files())).contains("dev.slipway.gateway.source.Receipt");
  }

  /// An address at the Git host itself names a place and no source.
  private static SortedSet<String> named(String source, List<Path> files) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      return TypesThatName.in(
          manager.getJavaFileObjectsFromPaths(files),
          Pattern.compile("(?i)" + source + "(?!\\.com/)"),
          Pattern.compile(".*\\.source\\." + source + "(\\..*)?"));
    }
  }

  private static List<Path> files() throws IOException {
    return SourceTypes.code(MODULES::contains).stream()
        .filter(file -> !file.getFileName().toString().endsWith("-info.java"))
        .toList();
  }
}
