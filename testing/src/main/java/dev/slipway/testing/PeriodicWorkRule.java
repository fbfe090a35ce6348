package dev.slipway.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/// The rule that periodic work is scheduled in one place. The sandbox stands for foreign systems and uses nothing of
/// Slipway's.
final class PeriodicWorkRule {

  private static final Set<String> PERIODIC =
      Set.of("scheduleWithFixedDelay", "scheduleAtFixedRate");

  private PeriodicWorkRule() {}

  static ArchRule of(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackages(root + ".messaging.failure..", root + ".sandbox..")
        .should()
        .accessTargetWhere(
            DescribedPredicate.describe(
                "it schedules periodic work",
                (JavaAccess<?> access) -> PERIODIC.contains(access.getTarget().getName())))
        .as(
            "work is repeated by PeriodicWork: an executor drops it for ever at its first exception");
  }
}
