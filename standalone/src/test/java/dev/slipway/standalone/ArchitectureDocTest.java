package dev.slipway.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The architecture page and the decisions against the code and each other.
class ArchitectureDocTest {

  private static final Pattern TYPE = Pattern.compile("`([A-Z][a-z]+[A-Za-z]*)`");

  @Test
  void everyTypeThatTheArchitectureNamesExists() throws IOException {
    Set<String> named = new TreeSet<>();
    Matcher matcher = TYPE.matcher(Files.readString(Path.of("../ARCHITECTURE.md")));
    while (matcher.find()) {
      named.add(matcher.group(1));
    }
    Set<String> existing =
        new ClassFileImporter()
            .importPackages("dev.slipway").stream()
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toSet());
    assertThat(named).contains("ProjectDecider", "Surfaces");
    assertThat(existing).containsAll(named);
  }

  @Test
  void everyDecisionHasANumberOfItsOwn() throws IOException {
    try (Stream<Path> decisions = Files.list(Path.of("../docs/adr"))) {
      assertThat(decisions.map(file -> file.getFileName().toString().substring(0, 4)))
          .doesNotHaveDuplicates();
    }
  }
}
