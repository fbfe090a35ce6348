package dev.slipway.testing.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.regex.Pattern;

/// The places that word durations and moments. A second one words them otherwise.
final class Wording {

  private static final Pattern UNIT_OF_A_DURATION =
      Pattern.compile("to(Days|Hours|Minutes|.+Part)");

  private Wording() {}

  /// Every rule by its name. The benchmarks print figures, and the sandbox's cluster writes ages as Kubernetes does.
  static Map<String, ArchRule> all(String root) {
    return Map.of(
        "durations are worded in one place", durations(root),
        "moments are worded in one place", moments(root));
  }

  private static ArchRule durations(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackages(
            root + ".contract.text..", root + ".bench..", root + ".sandbox.cluster..")
        .should()
        .accessTargetWhere(DescribedPredicate.describe("it divides a duration", Wording::divides))
        .as("durations are worded by DurationText alone");
  }

  private static boolean divides(JavaAccess<?> access) {
    return access.getTargetOwner().getName().equals("java.time.Duration")
        && UNIT_OF_A_DURATION.matcher(access.getTarget().getName()).matches();
  }

  private static ArchRule moments(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .resideOutsideOfPackages(root + ".view.time..", root + ".bench..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.time.format.DateTimeFormatter")
        .as("moments are worded by TimeText, or are a span of a card that the platform shows");
  }
}
