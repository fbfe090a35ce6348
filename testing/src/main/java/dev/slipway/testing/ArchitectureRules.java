package dev.slipway.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/// The rules that keep the structure what the documentation says it is. Each takes the package that
/// everything is below, so that it can be tried on a fixture that breaks it.
public final class ArchitectureRules {

  private static final List<String> SERVICES =
      List.of("gateway", "approval", "notifier", "deployer", "sandbox");

  private ArchitectureRules() {}

  /// Every rule by its name.
  public static Map<String, ArchRule> all(String root) {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    for (String service : SERVICES) {
      rules.put(service + " stands alone", standsAlone(root, service));
    }
    rules.put("the contract is plain", contractIsPlain(root));
    rules.put("the core is pure", coreIsPure(root));
    rules.put("the core calls no clock and no random source", coreCallsNoClock(root));
    rules.put("technologies stay in their packages", technology(root, "io.fabric8", "kubernetes"));
    rules.put("Slack stays in its packages", technology(root, "com.slack", "slack"));
    rules.put("Kafka is written to by messaging alone", kafkaTemplate(root));
    rules.put("no field is injected", noFieldInjection(root));
    rules.put("configuration properties are records", propertiesAreRecords(root));
    rules.put("every package is null-marked", nullMarked(root));
    rules.put("features form no cycles", noCycles(root));
    return rules;
  }

  static ArchRule standsAlone(String root, String service) {
    String[] others =
        SERVICES.stream()
            .filter(other -> !other.equals(service))
            .map(other -> root + "." + other + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(root + "." + service + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .as("services do not know each other: they meet in events (dev.slipway.contract)")
        .allowEmptyShould(true);
  }

  static ArchRule contractIsPlain(String root) {
    return classes()
        .that()
        .resideInAPackage(root + ".contract..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "com.fasterxml.jackson.annotation..", "org.jspecify..", root + ".contract..")
        .as(
            "the contract is the JDK, Jackson's annotations and JSpecify: what else it needs belongs to a service");
  }

  static ArchRule coreIsPure(String root) {
    return classes()
        .that()
        .resideInAPackage(root + "..core..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", root + "..core..", root + ".contract..")
        .as("the core is pure: pass in what it needs, as values of the contract or its own");
  }

  static ArchRule coreCallsNoClock(String root) {
    DescribedPredicate<AccessTarget.MethodCallTarget> impure =
        DescribedPredicate.describe(
            "a clock or a random source",
            target ->
                Set.of("now", "randomUUID", "currentTimeMillis", "nanoTime", "random", "getenv")
                    .contains(target.getName()));
    return noClasses()
        .that()
        .resideInAPackage(root + "..core..")
        .should()
        .callMethodWhere(
            DescribedPredicate.describe("is impure", call -> impure.test(call.getTarget())))
        .as("time and randomness are inputs of the core: take them as arguments");
  }

  static ArchRule technology(String root, String library, String packageName) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackage(root + ".." + packageName + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library + "..")
        .as(
            library
                + " is used in packages named "
                + packageName
                + " alone: put a port in front of it")
        .allowEmptyShould(true);
  }

  static ArchRule kafkaTemplate(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackage(root + ".messaging..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.springframework.kafka.core.KafkaTemplate")
        .as("events are published through EventPublisher, which waits for the acknowledgement");
  }

  static ArchRule noFieldInjection(String root) {
    return fields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage(root + "..")
        .should()
        .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
        .andShould()
        .notBeAnnotatedWith("org.springframework.beans.factory.annotation.Value")
        .as("dependencies come through constructors");
  }

  static ArchRule propertiesAreRecords(String root) {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .areAnnotatedWith("org.springframework.boot.context.properties.ConfigurationProperties")
        .should()
        .beRecords()
        .as("configuration properties are records: immutable, and checked when they are made")
        .allowEmptyShould(true);
  }

  static ArchRule nullMarked(String root) {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .areTopLevelClasses()
        .should(
            new ArchCondition<>("be in a package that is @NullMarked") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                JavaPackage where = type.getPackage();
                boolean marked =
                    where
                        .tryGetPackageInfo()
                        .map(p -> p.isAnnotatedWith(NullMarked.class))
                        .orElse(false);
                events.add(
                    new SimpleConditionEvent(
                        type, marked, where.getName() + " has no package-info with @NullMarked"));
              }
            });
  }

  static ArchRule noCycles(String root) {
    return slices()
        .matching(root + ".(*).(*)..")
        .should()
        .beFreeOfCycles()
        .as("features do not depend on each other in circles: move what both need")
        .allowEmptyShould(true);
  }

  /// Checks every rule.
  ///
  /// @throws AssertionError naming each violation and what to do instead
  public static void check(String root, JavaClasses classes) {
    all(root).values().forEach(rule -> rule.check(classes));
  }
}
