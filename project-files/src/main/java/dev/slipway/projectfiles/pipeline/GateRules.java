package dev.slipway.projectfiles.pipeline;

import dev.slipway.contract.project.DistinctPeople;
import dev.slipway.contract.project.Question;
import dev.slipway.contract.project.Step;
import dev.slipway.contract.project.Step.Effect;
import dev.slipway.contract.project.Step.Require;
import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.document.Value;
import dev.slipway.projectfiles.people.Groups;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The rules between the parts of a gate and the project's people.
final class GateRules {

  private final Step.Approve gate;
  private final Groups groups;
  private final Value.Mapping document;
  private final String at;
  private final List<Problem> problems = new ArrayList<>();

  private GateRules(Step.Approve gate, Groups groups, Value.Mapping document, String at) {
    this.gate = gate;
    this.groups = groups;
    this.document = document;
    this.at = at;
  }

  /// @param at the gate's pointer
  static List<Problem> check(Step.Approve gate, Groups groups, Value.Mapping document, String at) {
    GateRules rules = new GateRules(gate, groups, document, at);
    List<String> unknown = groups.unknown(gate.from());
    if (gate.from().isEmpty()) {
      rules.problem("", "the gate needs 'from: <group>', the people who may choose");
    } else if (!unknown.isEmpty()) {
      rules.problem("/from", unknown.getFirst());
    } else {
      rules.check();
    }
    return rules.problems;
  }

  private void check() {
    if (gate.choices().stream().noneMatch(choice -> choice.effect() == Effect.PASS)) {
      problem("/choices", "none of the choices passes the gate");
    }
    questions();
    require();
    if (gate.escalate() != null) {
      groups.unknown(gate.escalate().to()).forEach(message -> problem("/escalate/to", message));
      tooLate(gate.escalate().after(), "/escalate/after");
    }
    if (gate.remind() != null) {
      tooLate(gate.remind(), "/remind");
    }
  }

  private void tooLate(Duration after, String pointer) {
    if (gate.expires() != null && after.compareTo(gate.expires()) >= 0) {
      problem(pointer, "comes too late, since the gate has expired by then");
    }
  }

  /// The reason is asked beside a form, which must not ask for it once more.
  private void questions() {
    for (Step.Choice choice : gate.choices()) {
      Set<String> ids = new HashSet<>();
      for (Question question : choice.questions()) {
        if (!ids.add(question.id())) {
          problem(
              "/reason",
              "the form of '%s' asks for '%s' already; leave out one of them"
                  .formatted(choice.id(), question.id()));
        }
      }
    }
  }

  private void require() {
    switch (gate.require()) {
      case Require.Any _, Require.All _ -> {}
      case Require.Count(int people) ->
          enough(people, groups.members(gate.from()), "the gate", "/require");
      case Require.PerGroup(var needed, _) when needed.isEmpty() ->
          problem("/require", "names no group; say how many people of which group");
      case Require.PerGroup(var needed, var distinct) -> {
        if (Boolean.TRUE.equals(distinct)) {
          enoughDifferent(needed);
        }
        needed.forEach((group, people) -> {
          String pointer = "/require/" + group;
          if (!gate.from().contains(group)) {
            problem(pointer, "'" + group + "' is not among the gate's groups " + gate.from());
          } else {
            enough(people, groups.members(List.of(group)), "'" + group + "'", pointer);
          }
        });
      }
    }
  }

  private void enough(int needed, long there, String who, String pointer) {
    if (needed > there) {
      problem(
          pointer, "%d approvals are required and %s has %d people".formatted(needed, who, there));
    }
  }

  private void enoughDifferent(Map<String, Integer> needed) {
    int all = needed.values().stream().mapToInt(Integer::intValue).sum();
    long there = groups.members(List.copyOf(needed.keySet()));
    int given =
        DistinctPeople.given(
            needed,
            needed.keySet().stream().collect(Collectors.toMap(group -> group, groups::ids)));
    if (all > there) {
      enough(all, there, "the gate", "/require");
    } else if (all > given) {
      problem(
          "/require",
          "%d approvals by different people are required, and the people of these groups can give %d; add somebody, or leave 'distinct' out"
              .formatted(all, given));
    }
  }

  private void problem(String pointer, String message) {
    problems.add(Problem.of(document, at + pointer, message));
  }
}
