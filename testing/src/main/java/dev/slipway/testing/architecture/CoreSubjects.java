package dev.slipway.testing.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Holds the subjects of the core apart. What is not listed is allowed: all of them know the release and who may, a
/// deployment asks for its slot, and an environment keeps with the step what becomes of its instance.
final class CoreSubjects {

  /// A subject, and those that it must not know.
  private static final Map<String, List<String>> APART =
      Map.of(
          "access", List.of("gate", "wait", "deployment", "environment", "rollback"),
          "gate", List.of("wait", "deployment", "environment", "rollback"),
          "wait", List.of("deployment", "environment", "rollback"),
          "deployment", List.of("gate", "wait", "rollback"),
          "environment", List.of("gate", "wait", "rollback"),
          "rollback", List.of("deployment"),
          "release", List.of("rollback"));

  private CoreSubjects() {}

  /// Every rule by its name.
  static Map<String, ArchRule> all(String root) {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    APART.forEach((subject, others) ->
        rules.put(
            "the core's " + subject + " stands apart",
            apart(root + ".approval.core.", subject, others)));
    rules.put("what is waited for is the core's wait alone", conditionsOfWaits(root));
    return rules;
  }

  /// A gate with a condition was an approval without approvers: only the wait reads the condition.
  private static ArchRule conditionsOfWaits(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + ".approval.core..")
        .and()
        .resideOutsideOfPackage(root + ".approval.core.wait..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(Pattern.quote(root + ".contract.project.Step$Hold") + ".*")
        .as("in the core, only a wait knows for what it waits: ask the step instead");
  }

  private static ArchRule apart(String core, String subject, List<String> others) {
    return noClasses()
        .that()
        .resideInAPackage(core + subject + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            others.stream().map(other -> core + other + "..").toArray(String[]::new))
        .as(
            "in the core, "
                + subject
                + " does not know "
                + String.join(", ", others)
                + ": let the release or the door bring them together");
  }
}
