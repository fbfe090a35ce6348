package dev.slipway.testing.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;

/// The rule that threads for later and repeated work are made in one place. The sandbox stands for foreign systems and
/// uses nothing of Slipway's.
final class PeriodicWorkRule {

  private PeriodicWorkRule() {}

  static ArchRule of(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackages(root + ".background..", root + ".sandbox..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.util\\.concurrent\\.ScheduledExecutorService|org\\.springframework\\.scheduling\\..*TaskScheduler")
        .as(
            "later and repeated work is done by a BackgroundThread: an executor drops it for ever at its first exception");
  }
}
