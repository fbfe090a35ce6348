package dev.slipway.gateway.project;

import dev.slipway.contract.gateway.Environment;
import dev.slipway.contract.gateway.ProjectDefinition;
import dev.slipway.contract.gateway.Question;
import dev.slipway.contract.gateway.Route;
import dev.slipway.contract.gateway.Step;
import dev.slipway.contract.gateway.Step.Effect;
import dev.slipway.contract.gateway.Step.Require;
import dev.slipway.contract.gateway.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the parts of a definition must be to each other, which no schema can say.
final class DefinitionRules {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]*)}");

  private final ProjectDefinition definition;
  private final Value.Mapping document;
  private final List<Problem> problems = new ArrayList<>();

  private DefinitionRules(ProjectDefinition definition, Value.Mapping document) {
    this.definition = definition;
    this.document = document;
  }

  static List<Problem> check(ProjectDefinition definition, Value.Mapping document) {
    DefinitionRules rules = new DefinitionRules(definition, document);
    rules.workload(definition.workload(), "/workload");
    definition.environments().forEach(rules::environment);
    rules.problems.addAll(ManifestRules.check(definition, document));
    if (definition.github() != null) {
      rules.placeholders(
          definition.github().image(),
          "/github/image",
          Set.of("sha", "short-sha", "branch", "run"));
    }
    @Nullable String hours = HoursReader.problem(document.json().path("hours"));
    if (hours != null) {
      rules.problem("/hours", hours);
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < definition.pipeline().size(); i++) {
      Step step = definition.pipeline().get(i);
      String at = "/pipeline/" + i;
      if (!names.add(step.name())) {
        rules.problem(
            at, "'" + step.name() + "' is already a step; names are unique in a pipeline");
      }
      switch (step) {
        case Step.Deploy deploy -> rules.deploy(deploy, at);
        case Step.Approve gate -> rules.gate(gate, at);
      }
    }
    return rules.problems;
  }

  private void workload(Workload workload, String at) {
    problems.addAll(WorkloadRules.check(workload, document, at));
  }

  private void environment(String name, Environment environment) {
    environment.rollbackRules().approve().stream()
        .filter(group -> !definition.people().containsKey(group))
        .forEach(
            group -> problem("/environments/" + name + "/rollback/approve", unknownGroup(group)));
    Workload own = environment.workload();
    if (own != null) {
      workload(own, "/environments/" + name + "/workload");
    }
    String at = "/environments/" + name + "/url";
    if (environment.url() != null) {
      placeholders(environment.url(), at, Set.of("target", "type"));
      if (environment.url().contains("{type}") && !environment.perTarget()) {
        problem(at, "{type} needs {target}, since one environment for all targets has one address");
      }
      if (leadsNowhere(own == null ? definition.workload() : own)) {
        problem(at, "a url needs workload.port, the port that the route leads to");
      }
    }
  }

  private static boolean leadsNowhere(Workload workload) {
    return workload.port() == null
        && workload.ports().isEmpty()
        && workload.manifests().isEmpty()
        && !(workload.route() instanceof Route.None);
  }

  private void placeholders(String template, String at, Set<String> known) {
    Matcher matcher = PLACEHOLDER.matcher(template);
    while (matcher.find()) {
      if (!known.contains(matcher.group(1))) {
        problem(
            at, "unknown placeholder {" + matcher.group(1) + "}; known here are " + names(known));
      }
    }
  }

  private void deploy(Step.Deploy deploy, String at) {
    if (!definition.environments().containsKey(deploy.environment())) {
      problem(
          at + "/deploy",
          "unknown environment '%s'; environments here are %s"
              .formatted(deploy.environment(), names(definition.environments().keySet())));
    }
    if (document.at(at) instanceof Value.Mapping step) {
      step.fields().keySet().stream()
          .filter(key -> !key.equals("deploy"))
          .forEach(key ->
              problem(at + "/" + key, "belongs to a gate; a step with 'deploy' has nothing else"));
    }
  }

  private void gate(Step.Approve gate, String at) {
    if (gate.from().isEmpty()) {
      problem(at, "the gate needs 'from: <group>', the people who may choose");
      return;
    }
    for (String group : gate.from()) {
      if (!definition.people().containsKey(group)) {
        problem(at + "/from", unknownGroup(group));
        return;
      }
    }
    if (gate.choices().stream().noneMatch(choice -> choice.effect() == Effect.PASS)) {
      problem(at + "/choices", "none of the choices passes the gate");
    }
    questions(gate, at);
    require(gate, at + "/require");
    escalation(gate, at + "/escalate");
  }

  private void escalation(Step.Approve gate, String at) {
    if (gate.escalate() != null) {
      gate.escalate().to().stream()
          .filter(group -> !definition.people().containsKey(group))
          .forEach(group -> problem(at + "/to", unknownGroup(group)));
      tooLate(gate, gate.escalate().after(), at + "/after");
    }
    if (gate.remind() != null) {
      tooLate(gate, gate.remind(), at.replace("/escalate", "/remind"));
    }
  }

  private void tooLate(Step.Approve gate, Duration after, String at) {
    if (gate.expires() != null && after.compareTo(gate.expires()) >= 0) {
      problem(at, "comes too late, since the gate has expired by then");
    }
  }

  /// The reason is asked beside a form, which must not ask for it once more.
  private void questions(Step.Approve gate, String at) {
    for (Step.Choice choice : gate.choices()) {
      Set<String> ids = new HashSet<>();
      for (Question question : choice.questions()) {
        if (!ids.add(question.id())) {
          problem(
              at + "/reason",
              "the form of '%s' asks for '%s' already; leave out one of them"
                  .formatted(choice.id(), question.id()));
        }
      }
    }
  }

  private void require(Step.Approve gate, String at) {
    switch (gate.require()) {
      case Require.Any _, Require.All _ -> {}
      case Require.Count(int people) -> enough(people, members(gate.from()), "the gate", at);
      case Require.PerGroup(var groups) ->
          groups.forEach((group, people) -> {
            if (!gate.from().contains(group)) {
              problem(
                  at + "/" + group,
                  "'" + group + "' is not among the gate's groups " + gate.from());
            } else {
              enough(people, members(List.of(group)), "'" + group + "'", at + "/" + group);
            }
          });
    }
  }

  private void enough(int needed, long there, String who, String at) {
    if (needed > there) {
      problem(at, "%d approvals are required and %s has %d people".formatted(needed, who, there));
    }
  }

  private long members(List<String> groups) {
    return groups.stream()
        .flatMap(group -> definition.people().getOrDefault(group, List.of()).stream())
        .map(person -> person.id())
        .distinct()
        .count();
  }

  private static String names(Set<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names.stream().sorted().toList());
  }

  private String unknownGroup(String group) {
    return "unknown group '%s'; groups here are %s"
        .formatted(group, names(definition.people().keySet()));
  }

  private void problem(String pointer, String message) {
    problems.add(Problem.of(document, pointer, message));
  }
}
