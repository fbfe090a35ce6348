package dev.slipway.testing.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Holds the subjects of the core apart. All of them know the release, who may, and the door; a subject knows another only
/// if it is listed here, so that a further one knows none.
final class CoreSubjects {

  private static final String RELEASE = "release";

  private static final Set<String> KNOWN_TO_ALL = Set.of(RELEASE, "access");

  /// A subject, and the others that it knows.
  private static final Map<String, Set<String>> KNOWN =
      Map.of(
          // People may end a wait as they decide at a gate.
          "wait", Set.of("gate"),
          // A deployment asks for its slot, and the environment keeps what becomes of its instance.
          "deployment", Set.of("environment"),
          "environment", Set.of("deployment"),
          "rollback", Set.of("gate", "wait", "environment"));

  private CoreSubjects() {}

  /// Every rule by its name.
  static Map<String, ArchRule> all(String root) {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("the core's subjects stand apart", apart(root + ".approval.core."));
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

  private static ArchRule apart(String core) {
    return classes()
        .that()
        .resideInAPackage(core + "*..")
        .should(new Apart(core))
        .as(
            "a subject of the core knows no other but those that CoreSubjects lists: let the release or"
                + " the door bring them together");
  }

  /// The release brings all steps together; going back is the door's.
  private static boolean knows(String subject, String other) {
    return subject.equals(other)
        || KNOWN_TO_ALL.contains(other)
        || (subject.equals(RELEASE)
            ? !other.equals("rollback")
            : KNOWN.getOrDefault(subject, Set.of()).contains(other));
  }

  private static final class Apart extends ArchCondition<JavaClass> {

    private final String core;

    Apart(String core) {
      super("know no other subject that is not listed");
      this.core = core;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String other = subject(dependency.getTargetClass().getBaseComponentType());
        if (!other.isEmpty() && !knows(subject(type), other)) {
          events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
        }
      }
    }

    /// Empty for the door, and for what is not the core's.
    private String subject(JavaClass type) {
      String name = type.getPackageName() + ".";
      return name.startsWith(core) ? name.substring(core.length()).replaceFirst("[.].*", "") : "";
    }
  }
}
