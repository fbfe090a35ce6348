package dev.slipway.testing.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

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
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/// The rules that keep the structure what the documentation says it is. Each takes the package that
/// everything is below, so that it can be tried on a fixture that breaks it. A rule that finds no class
/// to check fails: a package that was renamed must not switch it off.
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
    rules.put("expressions of times are read by the calendar alone", calendarReadsAlone(root));
    rules.putAll(PureModules.all(root));
    rules.putAll(CoreSubjects.all(root));
    rules.put("technologies stay in their packages", technology(root, "io.fabric8", "kubernetes"));
    rules.put("Slack stays in its packages", technology(root, "com.slack", "slack"));
    rules.put("Kafka is written to by messaging alone", kafkaTemplate(root));
    rules.put("periodic work outlives its failures", PeriodicWorkRule.of(root));
    rules.put("adapters do not meet", adaptersDoNotMeet(root));
    rules.put("the packages of a feature go one way", packagesGoOneWay(root));
    rules.put("no field is injected", noFieldInjection(root));
    rules.put("configuration properties are records", propertiesAreRecords(root));
    rules.put("every package is null-marked", nullMarked(root));
    rules.put("features form no cycles", noCycles(root));
    rules.putAll(PackageOrder.all(root));
    rules.putAll(Wording.all(root));
    return rules;
  }

  static ArchRule standsAlone(String root, String service) {
    String[] others =
        Stream.concat(SERVICES.stream(), Stream.of("cli", "standalone"))
            .filter(other -> !other.equals(service))
            .map(other -> root + "." + other + "..")
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(root + "." + service + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others)
        .as("services do not know each other: they meet in events (dev.slipway.contract)");
  }

  static ArchRule calendarReadsAlone(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackage(root + ".calendar..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.cronutils..", "org.dmfs..")
        .as(
            "cron expressions and recurrence rules are read by dev.slipway.calendar alone: two readers"
                + " differ where clocks change");
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
                + " alone: put a port in front of it");
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

  static ArchRule adaptersDoNotMeet(String root) {
    return classes()
        .that()
        .resideInAnyPackage(AdaptersApart.packages(root))
        .should(new AdaptersApart(root))
        .as(
            "an adapter does not know its sibling: let them meet in the feature's own package."
                + " HTTP is not counted: what a platform sends arrives by it, and a read API shows rows as"
                + " they are");
  }

  static ArchRule packagesGoOneWay(String root) {
    return classes()
        .that()
        .resideInAnyPackage(DependencyOrder.packages(root))
        .should(new DependencyOrder(root))
        .as(
            "the packages of a feature use each other one way, in the order that DependencyOrder lists:"
                + " move what both need into the one before");
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
        .as("configuration properties are records: immutable, and checked when they are made");
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
        .as("features do not depend on each other in circles: move what both need");
  }

  /// Checks every rule.
  ///
  /// @throws AssertionError naming each violation and what to do instead
  public static void check(String root, JavaClasses classes) {
    all(root).values().forEach(rule -> rule.check(classes));
  }
}
