package dev.slipway.testing.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;

/// The walls around each source of builds: `gateway.source.NAME` and `projectfiles.source.NAME` know it, and nothing
/// else in the two does.
final class SourcesApart {

  /// The parts of a definition that belong to a source, and its name; a star for whichever it is.
  private static final Map<String, String> READERS =
      Map.of(
          "builds", "generic",
          "BuildSource", "generic",
          "github", "github",
          "GitHubSource", "github",
          "sources", "*");

  private SourcesApart() {}

  /// Every rule by its name.
  static Map<String, ArchRule> all(String root) {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("a source knows no other", sourcesApart(root));
    rules.put("a source is known by itself alone", knownByNobody(root));
    rules.put("a source's settings are read by it alone", settingsAreItsOwn(root));
    rules.put("a source publishes nothing", publishNothing(root));
    return rules;
  }

  private static ArchRule sourcesApart(String root) {
    return slices()
        .matching(root + ".(*).source.(*)..")
        .should()
        .notDependOnEachOther()
        .as("a source of builds knows no other: what all need is in the package above");
  }

  private static ArchRule knownByNobody(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackages(packages(root))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages(root))
        .as(
            "a source is found, as a component or by its line in META-INF/services: what names it has to"
                + " change for the next one");
  }

  private static ArchRule settingsAreItsOwn(String root) {
    return noClasses()
        .that()
        .resideInAnyPackage(root + ".gateway..", root + ".projectfiles..")
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe(
                "it reads a source's settings", access -> isOfAnother(root, access)))
        .as("a source's part of a definition is read and written by that source alone");
  }

  private static ArchRule publishNothing(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + ".gateway.source.*..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(root + ".messaging..", "org.apache.kafka..")
        .as(
            "a source returns claims and facts: the intake publishes them once a secret has proven them");
  }

  private static String[] packages(String root) {
    return new String[] {root + ".gateway.source.*..", root + ".projectfiles.source.*.."};
  }

  private static boolean isOfAnother(String root, JavaAccess<?> access) {
    String definition = root + ".contract.project.ProjectDefinition";
    String owner = access.getTargetOwner().getName();
    String part =
        owner.equals(definition)
            ? access.getTarget().getName()
            : owner.replace(definition + "$", "");
    String reader = READERS.get(part);
    String own = "\\.(gateway|projectfiles)\\.source\\." + ("*".equals(reader) ? ".+" : reader);
    return reader != null
        && !access
            .getOriginOwner()
            .getPackageName()
            .substring(root.length())
            .matches(own + "(\\..*)?");
  }
}
