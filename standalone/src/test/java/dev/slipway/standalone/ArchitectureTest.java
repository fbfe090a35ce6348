package dev.slipway.standalone;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.slipway.testing.architecture.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The architecture rules on the code of all modules, which are all on this one's class path.
class ArchitectureTest {

  private static final String ROOT = "dev.slipway";
  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  static Stream<String> rules() {
    return ArchitectureRules.all(ROOT).keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void holds(String name) {
    ArchRule rule = java.util.Objects.requireNonNull(ArchitectureRules.all(ROOT).get(name));
    rule.check(CODE);
  }
}
