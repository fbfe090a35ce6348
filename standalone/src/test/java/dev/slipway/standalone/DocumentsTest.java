package dev.slipway.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The pages against each other and against the files that they name.
class DocumentsTest {

  private static final Pattern NAMED_PAGE =
      Pattern.compile("(?<![\\w/.-])(docs/[a-z0-9/-]+\\.md)(#[a-z0-9-]+)?");
  private static final Pattern PROOF = Pattern.compile("`prove (\\w+)(?: ([\\w-]+))?`");

  private static Map<Path, Page> pages = new HashMap<>();

  @BeforeAll
  static void read() throws IOException {
    pages = Page.all().stream().collect(Collectors.toMap(Page::path, page -> page));
  }

  @Test
  void everyLinkLeadsToAFileAndAHeading() {
    List<String> broken = new ArrayList<>();
    for (Page page : pages.values()) {
      for (String link : page.links()) {
        if (!link.contains(":") && !isThere(page, link)) {
          broken.add(page.name() + ": " + link);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  private static boolean isThere(Page page, String link) {
    String[] parts = link.split("#", 2);
    Path target =
        parts[0].isEmpty()
            ? page.path()
            : Page.ROOT.relativize(
                Page.ROOT.resolve(page.path()).resolveSibling(parts[0]).normalize());
    return Files.exists(Page.ROOT.resolve(target))
        && (parts.length == 1 || hasHeading(target, parts[1]));
  }

  private static boolean hasHeading(Path page, String anchor) {
    return pages.containsKey(page) && pages.get(page).anchors().contains(anchor);
  }

  @Test
  void everyPageNamedByCodeAndManifestsExists() throws IOException {
    List<String> broken = new ArrayList<>();
    for (String ending : List.of(".java", ".yaml", ".yml", ".sh", ".json")) {
      for (Path file : Page.files(ending)) {
        Matcher named = NAMED_PAGE.matcher(Files.readString(file));
        while (named.find()) {
          Path page = Path.of(named.group(1));
          String anchor = named.group(2);
          if (!pages.containsKey(page)
              || (anchor != null && !hasHeading(page, anchor.substring(1)))) {
            broken.add(Page.ROOT.relativize(file) + ": " + named.group());
          }
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void everyPageSaysFirstWhoItIsFor() {
    assertThat(pages.values())
        .filteredOn(page -> !page.path().startsWith("docs/adr"))
        .filteredOn(page ->
            page.path().startsWith("docs")
                || page.name().matches("(README|SECURITY|k8s/README)\\.md"))
        .filteredOn(page -> !page.opening().startsWith("For "))
        .extracting(Page::name)
        .isEmpty();
  }

  @Test
  void everyPageIsListedByPurpose() {
    Page index = Objects.requireNonNull(pages.get(Path.of("docs/README.md")));
    Set<String> listed = new TreeSet<>(index.links());
    assertThat(pages.keySet())
        .filteredOn(page -> page.startsWith("docs") && !page.startsWith("docs/adr"))
        .filteredOn(page -> !page.equals(index.path()))
        .allSatisfy(
            page -> assertThat(listed).contains(Path.of("docs").relativize(page).toString()));
  }

  @Test
  void theReadmeHasAtMost120Lines() throws IOException {
    assertThat(Files.readAllLines(Page.ROOT.resolve("README.md"))).hasSizeLessThanOrEqualTo(120);
  }

  @Test
  void theReadmesProjectHasTwelveLines() throws IOException {
    List<Page.Block> projects =
        Page.of("README.md").blocks().stream()
            .filter(block -> block.language().equals("yaml"))
            .toList();
    assertThat(projects).singleElement().satisfies(p -> assertThat(p.text().lines()).hasSize(12));
  }

  @Test
  void everyProofThatTheReadmeNamesIsATest() throws IOException {
    Matcher proof = PROOF.matcher(Files.readString(Page.ROOT.resolve("README.md")));
    List<Path> tests = Page.files(".java");
    List<String> proofs = new ArrayList<>();
    while (proof.find()) {
      String module = proof.group(2) == null ? "e2e" : proof.group(2);
      String file = proof.group(1) + ".java";
      assertThat(tests)
          .as(proof.group())
          .anyMatch(test ->
              test.endsWith(file) && test.startsWith(Page.ROOT.resolve(module + "/src/test")));
      proofs.add(proof.group());
    }
    assertThat(proofs).hasSizeGreaterThan(5);
  }
}
