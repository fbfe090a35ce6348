package dev.slipway.testing.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each rule is seen to fail on the fixture that breaks it: a rule whose package name had a typing error
/// would pass for ever.
class ArchitectureRulesTest {

  private static final String ROOT = "dev.slipway.testing.fixture";
  private static final JavaClasses FIXTURE = new ClassFileImporter().importPackages(ROOT);

  static Stream<Map.Entry<String, String>> breaks() {
    Map<String, String> breaks = new LinkedHashMap<>();
    breaks.put("gateway stands alone", "BreaksServices");
    breaks.put("the command line knows no service", "BreaksCommandLine");
    breaks.put("the contract is plain", "BreaksContract");
    breaks.put("the calendar is pure", "BreaksCalendar");
    breaks.put("the calendar calls no clock", "Instant.now()");
    breaks.put("expressions of times are read by the calendar alone", "BreaksExpressions");
    breaks.put("the core is pure", "BreaksCore");
    breaks.put("the core calls no clock and no random source", "Instant.now()");
    breaks.put("the core's subjects stand apart", "BreaksGate");
    breaks.put("what is waited for is the core's wait alone", "BreaksCondition");
    breaks.put("Kafka is written to by messaging alone", "BreaksSpring");
    breaks.put("periodic work outlives its failures", "BreaksPeriods");
    breaks.put("technologies stay in their packages", "BreaksKubernetes");
    breaks.put("Slack stays in its packages", "BreaksSlack");
    breaks.put("adapters do not meet", "BreaksAdapters");
    breaks.put("the packages of a feature go one way", "BreaksOrder");
    breaks.put("what is shown knows the contract alone", "BreaksView");
    breaks.put("what is shown calls no clock", "Instant.now()");
    breaks.put("durations are worded in one place", "BreaksWording");
    breaks.put("moments are worded in one place", "BreaksWording");
    breaks.put("no field is injected", "BreaksSpring.kafka");
    breaks.put("configuration properties are records", "BreaksSpring");
    breaks.put("every package is null-marked", "fixture.gateway has no package-info");
    breaks.put("packages of deployer form no cycles", "deployer.instance.BreaksOrder");
    breaks.put("features form no cycles", "Cycle detected");
    breaks.put("packages of gateway form no cycles", "BreaksWeb");
    breaks.put("packages of projectfiles form no cycles", "projectfiles.document.BreaksOrder");
    breaks.put("packages of messaging form no cycles", "BreaksFailure");
    breaks.put("packages of contract form no cycles", "BreaksPeople");
    breaks.put("packages of sandbox form no cycles", "BreaksObjects");
    breaks.put("a source knows no other", "BreaksSource");
    breaks.put("a source is known by itself alone", "BreaksPlugIns");
    breaks.put("a source's settings are read by it alone", "BreaksSettings");
    breaks.put("a source publishes nothing", "BreaksIntake");
    breaks.put("what a command or click means knows no transport", "BreaksCommand");
    breaks.put("what a command or click means knows no platform", "BreaksPlatform");
    breaks.put("what a command or click means answers in values", "BreaksResults");
    breaks.put("project files are read without a service", "BreaksProjectFiles");
    return breaks.entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("breaks")
  void aRuleFailsOnTheFixtureThatBreaksIt(Map.Entry<String, String> broken) {
    ArchRule rule = Objects.requireNonNull(ArchitectureRules.all(ROOT).get(broken.getKey()));
    assertThat(rule.evaluate(FIXTURE).getFailureReport().toString()).contains(broken.getValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LocalDate.now()",
        "UUID.randomUUID()",
        "System.lineSeparator()",
        "Math.random()",
        "ThreadLocalRandom.current()",
        "System.out"
      })
  void aCoreThatAsksInsteadOfBeingToldIsFound(String asked) {
    ArchRule rule = PureModules.coreCallsNoClock(ROOT);
    assertThat(rule.evaluate(FIXTURE).getFailureReport().toString()).contains(asked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "access.BreaksAccess",
        "gate.BreaksGate",
        "wait.BreaksWait",
        "deployment.BreaksDeployment",
        "environment.BreaksEnvironment",
        "rollback.BreaksRollback",
        "release.BreaksRelease",
        "novel.BreaksNovel"
      })
  void aSubjectThatKnowsOneThatIsNotListedIsFound(String subject) {
    ArchRule rule = CoreSubjects.all(ROOT).get("the core's subjects stand apart");
    assertThat(Objects.requireNonNull(rule).evaluate(FIXTURE).getFailureReport().toString())
        .contains("approval.core." + subject);
  }

  @Test
  void aServiceThatKnowsWhatStartsItIsFound() {
    ArchRule rule = ArchitectureRules.standsAlone(ROOT, "gateway");
    assertThat(rule.evaluate(FIXTURE).getFailureReport().toString()).contains("BreaksUpward");
  }

  @ParameterizedTest
  @ValueSource(strings = {"view.card", "deployer.instance", "projectfiles.document"})
  void aPackageThatUsesALaterOneIsFound(String early) {
    ArchRule rule = ArchitectureRules.packagesGoOneWay(ROOT);
    assertThat(rule.evaluate(FIXTURE).getFailureReport().toString())
        .contains(early + ".BreaksOrder");
  }

  @Test
  void aPackageThatNoOrderListsMayNotUseTheLastOne() {
    ArchRule rule = ArchitectureRules.packagesGoOneWay(ROOT);
    assertThat(rule.evaluate(FIXTURE).getFailureReport().toString())
        .contains("view.novel.BreaksNovel");
  }

  @Test
  void aSourceReadsItsOwnSettings() {
    ArchRule rule = SourcesApart.all(ROOT).get("a source's settings are read by it alone");
    assertThat(Objects.requireNonNull(rule).evaluate(FIXTURE).getFailureReport().getDetails())
        .anyMatch(detail -> detail.contains("source.generic.BreaksSettings"))
        .noneMatch(detail -> detail.contains("ReadsItsOwn"));
  }

  @Test
  void anAdapterAloneIsAllowed() {
    ArchRule rule = ArchitectureRules.adaptersDoNotMeet(ROOT);
    assertThat(rule.evaluate(FIXTURE).getFailureReport().getDetails())
        .noneMatch(detail -> detail.contains("<" + ROOT + ".deployer.kubernetes.Client."));
  }

  @Test
  void aListedPackageWithoutClassesIsFound() {
    ArchRule rule = ArchitectureRules.packagesGoOneWay(ROOT);
    assertThat(rule.evaluate(FIXTURE).getFailureReport().getDetails())
        .contains("the package " + ROOT + ".view.refusal has an order and no classes")
        .noneMatch(detail -> detail.contains("<" + ROOT + ".view.Summary."));
  }

  @Test
  void everyRuleIsSeenToFail() {
    Set<String> seen = breaks().map(Map.Entry::getKey).collect(Collectors.toSet());
    assertThat(ArchitectureRules.all(ROOT).keySet())
        .allMatch(name -> seen.contains(name) || name.endsWith(" stands alone"));
  }

  @Test
  void aRuleThatFindsNothingToCheckFails() {
    JavaClasses nothing = new ClassFileImporter().importPackages(ROOT + ".absent");
    assertThat(ArchitectureRules.all(ROOT).values())
        .allSatisfy(rule ->
            assertThatThrownBy(() -> rule.check(nothing))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("failed to check any classes"));
  }

  @Test
  void aTechnologyOutsideItsPackageIsFound() {
    ArchRule rule = ArchitectureRules.technology(ROOT, "com.tngtech.archunit", "slack");
    assertThat(rule.evaluate(FIXTURE).getFailureReport().toString()).contains("BreaksTechnology");
    ArchRule allowed = ArchitectureRules.technology(ROOT, "com.tngtech.archunit", "card");
    assertThat(allowed.evaluate(FIXTURE).hasViolation()).isFalse();
  }
}
