package dev.slipway.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.slipway.approval.core.deployment.Deployment;
import dev.slipway.approval.core.gate.Gate;
import dev.slipway.approval.core.release.Release;
import dev.slipway.approval.core.wait.Wait;
import dev.slipway.contract.release.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The pages about concepts against the code that they describe.
class ConceptsDocTest {

  private static final Pattern TRANSITION = Pattern.compile("(\\w+) --> (\\w+):");
  private static final Pattern TYPE = Pattern.compile("`([A-Z][a-z]+[A-Za-z]*)`");

  @Test
  void thePicturesHaveExactlyTheStatesOfTheCore() throws IOException {
    List<Page.Block> pictures =
        Page.of("docs/concepts/states.md").blocks().stream()
            .filter(block -> block.language().equals("mermaid"))
            .toList();
    assertThat(pictures).hasSize(5);
    assertThat(states(pictures.get(0))).isEqualTo(names(Release.class, Release.Facts.class));
    assertThat(states(pictures.get(1))).isEqualTo(names(Gate.class));
    assertThat(states(pictures.get(2))).isEqualTo(names(Wait.class));
    assertThat(states(pictures.get(3))).isEqualTo(names(Deployment.class));
  }

  @Test
  void everyOutcomeIsExplained() throws IOException {
    String page = Files.readString(Page.ROOT.resolve("docs/concepts/states.md"));
    assertThat(Outcome.values())
        .allSatisfy(outcome ->
            assertThat(page)
                .contains(
                    "| `" + outcome.name().toLowerCase(Locale.ROOT).replace('_', '-') + "` |"));
  }

  @Test
  void everyTypeOnTheWayOfAClickExists() throws IOException {
    String page = Files.readString(Page.ROOT.resolve("docs/concepts/one-click.md"));
    Set<String> named =
        TYPE.matcher(page).results().map(found -> found.group(1)).collect(Collectors.toSet());
    Set<String> existing =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.slipway")
                .stream()
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toSet());
    assertThat(named).hasSizeGreaterThan(15);
    assertThat(existing).containsAll(named);
  }

  private static Set<String> states(Page.Block picture) {
    return TRANSITION
        .matcher(picture.text())
        .results()
        .flatMap((MatchResult move) -> List.of(move.group(1), move.group(2)).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> names(Class<?> states, Class<?>... others) {
    return Arrays.stream(states.getPermittedSubclasses())
        .filter(state -> !List.of(others).contains(state))
        .map(Class::getSimpleName)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
