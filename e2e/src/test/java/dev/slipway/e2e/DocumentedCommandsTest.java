package dev.slipway.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Commands of the documentation are run by tests. A block of them has the mark `recipe: NAME` above it and is run by a
/// test that reads the page, or is listed here with the reason why none runs it.
class DocumentedCommandsTest {

  private static final Pattern BLOCK =
      Pattern.compile("(?ms)^([^\\n]*)\\n *```([a-z]*)\\n(.*?)\\n *```$");
  private static final Pattern RECIPE = Pattern.compile("<!-- recipe: ([a-z-]+) -->");
  private static final Pattern COMMAND =
      Pattern.compile("(?m)^(\\./)?(slipway|curl|kubectl|docker|mvn|java|export|kafka-\\S+) .*");
  private static final Set<String> SHELLS = Set.of("sh", "bash", "console", "shell");

  private static final String BUILDS =
      "it is the build itself, of which every end-to-end test runs the result; ";
  private static final String UP =
      "the launcher takes the usual ports, which may be taken here; the tests start what it starts, with ports of their own";
  private static final String INSTALLED =
      "it needs a cluster on which the images of the page's first step can be pulled; ";

  /// By page, then by how the block begins.
  private static final Map<String, Map<String, String>> NOT_RUN =
      Map.of(
          "README.md",
          Map.of("./slipway up", UP, "prove()", "it runs the tests that the page names"),
          "docs/concepts/performance.md",
          Map.of(
              "./slipway bench", "it takes 25 minutes; BenchIT runs each of its parts, smaller",
              "java -cp", "it measures for minutes, and holds nothing"),
          "docs/how-to/containers.md",
          Map.of("mvn -DskipTests", BUILDS + "ContainersE2E runs the second line"),
          "docs/how-to/production.md",
          Map.of(
              "mvn -DskipTests",
              BUILDS + "it needs a registry",
              "kubectl apply -k k8s/overlays/mine\n",
              INSTALLED + "KubernetesFilesIT renders the files and holds what they say",
              "kubectl apply -k k8s/overlays/mine  ",
              INSTALLED + "UpgradeE2E holds that each new service works with the old ones' data",
              "kubectl -n slipway get deployments",
              INSTALLED + "it changes nothing"),
          "docs/how-to/up.md",
          Map.of("./slipway up", UP),
          "docs/reference/cli.md",
          Map.of(
              "slipway doctor",
              "it asks a gateway and a cluster of the reader's own; DoctorIT runs it with these options"),
          "docs/tutorial/first-project.md",
          Map.of(
              "./slipway up", UP,
              "alias slipway", "the tests put it on the path",
              "slipway up --projects my-projects --secrets secrets\n", UP,
              "slipway up --projects my-projects --secrets secrets --kubeconfig", UP));

  /// A block of a page.
  private record Block(String mark, String language, String commands) {

    boolean isShell() {
      return SHELLS.contains(language);
    }

    /// Nothing but variables, which the tests set too.
    boolean isOnlyVariables() {
      return commands.lines().allMatch(line -> line.isBlank() || line.startsWith("export "));
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyBlockIsRunOrListedWithAReason(String page) {
    String tests = testsOf(page);
    Map<String, String> reasons = NOT_RUN.getOrDefault(page, Map.of());
    for (Block block : blocks(page)) {
      Matcher recipe = RECIPE.matcher(block.mark());
      if (recipe.find()) {
        assertThat(tests)
            .as("%s: the recipe %s", page, recipe.group(1))
            .contains("\"" + recipe.group(1) + "\"");
      } else if (block.isShell() && !block.isOnlyVariables()) {
        assertThat(reasons.keySet())
            .as("%s: no test runs, and no reason is listed for:\n%s", page, block.commands())
            .anyMatch((block.commands() + "\n")::startsWith);
      } else if (block.language().isEmpty()) {
        assertThat(block.commands())
            .as("%s: commands stand in a block of `sh`", page)
            .doesNotContainPattern(COMMAND);
      }
    }
  }

  @Test
  void everyReasonIsForABlockThatIsThere() {
    NOT_RUN.forEach((page, reasons) -> {
      Set<String> unmarked =
          blocks(page).stream()
              .filter(block -> !RECIPE.matcher(block.mark()).find())
              .map(block -> block.commands() + "\n")
              .collect(Collectors.toCollection(TreeSet::new));
      for (String beginning : reasons.keySet()) {
        assertThat(unmarked).as("%s: %s", page, beginning).anyMatch(it -> it.startsWith(beginning));
      }
    });
  }

  static List<String> pages() throws IOException {
    List<String> pages = new ArrayList<>(List.of("README.md"));
    try (Stream<Path> files = Files.walk(Path.of("../docs"))) {
      files
          .map(file -> file.toString().substring("../".length()))
          .filter(page -> page.endsWith(".md") && !page.startsWith("docs/adr/"))
          .filter(page -> !blocks(page).isEmpty())
          .sorted()
          .forEach(pages::add);
    }
    return pages;
  }

  private static List<Block> blocks(String page) {
    return BLOCK
        .matcher(read(Path.of("..", page)))
        .results()
        .map(block -> new Block(block.group(1), block.group(2), block.group(3).stripIndent()))
        .toList();
  }

  /// The sources of the tests that read a page.
  private static String testsOf(String page) {
    String name = "\"../" + page + "\"";
    try (Stream<Path> sources = Files.walk(Path.of("src/test/java"))) {
      return sources
          .filter(source -> source.toString().endsWith(".java"))
          .map(DocumentedCommandsTest::read)
          .filter(source -> source.contains(name))
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
