package dev.slipway.testing.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The one-way order of the packages within a module, a package and those below it counted apart.
final class PackageOrder {

  /// The parts of the code whose packages depend on each other one way.
  private static final List<String> ORDERED =
      List.of("deployer", "gateway", "projectfiles", "messaging", "contract", "sandbox");

  private PackageOrder() {}

  /// Every rule by its name.
  static Map<String, ArchRule> all(String root) {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    for (String part : ORDERED) {
      rules.put("packages of " + part + " form no cycles", noCycles(root, part));
    }
    rules.putAll(SourcesApart.all(root));
    rules.put("what a command or click means knows no transport", meaningApart(root));
    rules.put("what a command or click means knows no platform", meaningKnowsNoPlatform(root));
    rules.put("what a command or click means answers in values", meaningAnswersInValues(root));
    rules.put("the command line knows no service", commandLineKnowsNoService(root));
    rules.put("project files are read without a service", projectFilesStandAlone(root));
    return rules;
  }

  private static ArchRule noCycles(String root, String part) {
    return slices()
        .assignedFrom(new ByPackage(root + "." + part))
        .should()
        .beFreeOfCycles()
        .as("packages of " + part + " depend on each other one way: move what both need");
  }

  private static ArchRule projectFilesStandAlone(String root) {
    return classes()
        .that()
        .resideInAPackage(root + ".projectfiles..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "org.slf4j..",
                    "org.yaml.snakeyaml..",
                    "com.google.re2j..",
                    "com.networknt.schema..",
                    "tools.jackson..",
                    root + ".projectfiles..",
                    root + ".contract..",
                    root + ".calendar..")
                .or(name(root + ".messaging.EventJson")))
        .as(
            "project files are read by the command line too: no Spring, no Kafka and no service;"
                + " what publishes them is the catalogue's");
  }

  private static ArchRule commandLineKnowsNoService(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + ".cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            root + ".gateway..",
            root + ".approval..",
            root + ".notifier..",
            root + ".deployer..",
            root + ".sandbox..")
        .as(
            "the command line knows services by their APIs and events alone: what both need is in common"
                + " or in a module of its own");
  }

  private static ArchRule meaningApart(String root) {
    return noClasses()
        .that()
        .resideInAnyPackage(
            root + ".gateway.chat.command..",
            root + ".gateway.chat.choice..",
            root + ".gateway.chat.slack.interaction..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            root + ".gateway.chat.slack.http..",
            root + ".gateway.chat.slack.socket..",
            "jakarta.servlet..")
        .as("what people do means the same over HTTP and over the socket");
  }

  private static ArchRule meaningKnowsNoPlatform(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + ".gateway.chat..")
        .and()
        .resideOutsideOfPackages(ChatAdapters.below(root + ".gateway.chat"))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(ChatAdapters.below(root + ".gateway.chat", "com.slack.."))
        .as(
            "what people do means the same on every chat platform: what differs is in Dialect, and a"
                + " platform's package implements it");
  }

  private static ArchRule meaningAnswersInValues(String root) {
    return noClasses()
        .that()
        .resideInAnyPackage(root + ".gateway.chat.command..", root + ".gateway.chat.choice..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(root + ".gateway.web..", root + ".web..", "org.springframework.web..")
        .as(
            "an immediate answer is a value, which each platform's adapter shows in its way: no HTTP"
                + " exception");
  }

  /// Each package below one, and that one itself, as a slice.
  private record ByPackage(String top) implements SliceAssignment {

    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      String name = type.getPackageName();
      return name.equals(top) || name.startsWith(top + ".")
          ? SliceIdentifier.of(name)
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "the packages of " + top;
    }
  }
}
