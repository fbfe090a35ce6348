package dev.slipway.testing.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Keeps the modules that decide and word free of technology, of the clock and of chance.
final class PureModules {

  private static final Set<String> IMPURE =
      Set.of(
          "java.lang.System",
          "java.time.Clock",
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.util.concurrent.ThreadLocalRandom",
          "java.security.SecureRandom");

  private PureModules() {}

  /// Every rule by its name.
  static Map<String, ArchRule> all(String root) {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("the contract is plain", contractIsPlain(root));
    rules.put("the calendar is pure", calendarIsPure(root));
    rules.put("the calendar calls no clock", calendarCallsNoClock(root));
    rules.put("the core is pure", coreIsPure(root));
    rules.put("the core calls no clock and no random source", coreCallsNoClock(root));
    rules.put("what is shown knows the contract alone", viewKnowsTheContract(root));
    rules.put("what is shown calls no clock", viewCallsNoClock(root));
    return rules;
  }

  private static ArchRule contractIsPlain(String root) {
    return knowsOnly(
        root + ".contract..",
        "the contract is the JDK, Jackson's annotations, JSpecify and the marks for builders: what else it needs belongs to a service",
        "com.fasterxml.jackson.annotation..");
  }

  private static ArchRule coreIsPure(String root) {
    return knowsOnly(
        root + "..core..",
        "the core is pure: pass in what it needs, as values of the contract or its own",
        root + ".contract..",
        root + ".calendar..");
  }

  private static ArchRule calendarIsPure(String root) {
    return knowsOnly(
        root + ".calendar..",
        "the calendar knows times alone: whoever uses it brings freezes and schedules to it",
        "com.cronutils..",
        "org.dmfs..");
  }

  private static ArchRule viewKnowsTheContract(String root) {
    return knowsOnly(
        root + ".view..",
        "what is shown is worded from the contract alone, for any platform: pass in what else it needs",
        "com.fasterxml.jackson.annotation..",
        root + ".contract..");
  }

  /// Beside itself, the JDK and JSpecify.
  /// The marks by which the compiler writes builders are gone when the program runs.
  private static ArchRule knowsOnly(String packages, String reason, String... others) {
    return classes()
        .that()
        .resideInAPackage(packages)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            Stream.concat(
                    Stream.of(
                        "java..", "org.jspecify..", "io.soabase.recordbuilder.core..", packages),
                    Stream.of(others))
                .toArray(String[]::new))
        .as(reason);
  }

  static ArchRule coreCallsNoClock(String root) {
    return callsNoClock(
        root + "..core..", "time and randomness are inputs of the core: take them as arguments");
  }

  private static ArchRule calendarCallsNoClock(String root) {
    return callsNoClock(
        root + ".calendar..", "the calendar answers for the time that it is asked for");
  }

  private static ArchRule viewCallsNoClock(String root) {
    return callsNoClock(
        root + ".view..", "a state is always shown alike: take the time as an argument");
  }

  private static ArchRule callsNoClock(String packages, String reason) {
    return noClasses()
        .that()
        .resideInAPackage(packages)
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe(
                "it is a clock, a random source or the system", PureModules::impure))
        .as(reason);
  }

  /// By the owner too: `current` or `out` says nothing, and a method reference is no call.
  private static boolean impure(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String name = access.getTarget().getName();
    return IMPURE.contains(owner)
        || (owner.startsWith("java.time.") && name.equals("now"))
        || (owner.equals("java.util.UUID") && name.equals("randomUUID"))
        || (owner.equals("java.lang.Math") && name.equals("random"));
  }
}
