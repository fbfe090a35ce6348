package dev.slipway.projectfiles;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// Text of project files is matched in linear time: Java's own patterns backtrack, and overflow the stack.
class PatternsArchitectureTest {

  private static final JavaClasses READERS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.slipway.projectfiles");

  @Test
  void readersUseLinearPatternsAlone() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.regex.Pattern")
        .check(READERS);
    noClasses()
        .should()
        .callMethodWhere(
            target(owner(type(String.class)))
                .and(target(nameMatching("matches|replaceAll|replaceFirst"))))
        .check(READERS);
  }
}
