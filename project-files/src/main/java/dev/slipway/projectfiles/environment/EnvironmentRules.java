package dev.slipway.projectfiles.environment;

import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.Strategy;
import dev.slipway.contract.workload.Route;
import dev.slipway.contract.workload.Workload;
import dev.slipway.projectfiles.document.KnownNames;
import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.document.Value;
import dev.slipway.projectfiles.people.Groups;
import dev.slipway.projectfiles.workload.WorkloadRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// The rules between the parts of an environment and the rest of the definition.
public final class EnvironmentRules {

  /// Shorter than a rollout takes is surely meant otherwise.
  private static final Duration SHORTEST_TTL = Duration.ofMinutes(1);

  private final Groups groups;
  private final Environment environment;
  private final Workload workload;
  private final Value.Mapping document;
  private final String at;
  private final List<Problem> problems = new ArrayList<>();

  private EnvironmentRules(ProjectDefinition definition, String name, Value.Mapping document) {
    this.groups = new Groups(definition.people());
    this.environment = Objects.requireNonNull(definition.environments().get(name));
    Workload own = environment.workload();
    this.workload = own == null ? definition.workload() : own;
    this.document = document;
    this.at = "/environments/" + name;
  }

  /// @param name of an environment of the definition
  /// @param document with whole workloads
  public static List<Problem> check(
      ProjectDefinition definition, String name, Value.Mapping document) {
    EnvironmentRules rules = new EnvironmentRules(definition, name, document);
    rules
        .groups
        .unknown(rules.environment.rollbackRules().approve())
        .forEach(message -> rules.problem("/rollback/approve", message));
    if (rules.environment.workload() != null) {
      rules.problems.addAll(WorkloadRules.check(rules.workload, document, rules.at + "/workload"));
    }
    if (rules.environment.url() != null) {
      rules.address(rules.environment.url(), "/url");
    }
    rules.ttl();
    rules.strategy();
    return rules.problems;
  }

  private void address(String template, String pointer) {
    KnownNames.unknownPlaceholders(template, Set.of("target", "type"))
        .forEach(message -> problem(pointer, message));
    if (template.contains("{type}") && !template.contains("{target}")) {
      problem(
          pointer, "{type} needs {target}, since one environment for all targets has one address");
    }
    if (leadsNowhere()) {
      problem(pointer, "a url needs workload.port, the port that the route leads to");
    }
  }

  private boolean leadsNowhere() {
    return workload.port() == null
        && workload.ports().isEmpty()
        && workload.manifests().isEmpty()
        && !(workload.route() instanceof Route.None);
  }

  private void ttl() {
    Duration ttl = environment.ttl();
    if (ttl == null) {
      return;
    }
    if (!environment.perTarget()) {
      problem(
          "/ttl",
          "needs {target} in the url: one environment for all targets stays; leave out one of them");
    }
    if (ttl.compareTo(SHORTEST_TTL) < 0) {
      problem("/ttl", "is shorter than 1m; nobody could see what was deployed");
    }
  }

  private void strategy() {
    Strategy strategy = environment.strategy();
    if (strategy != null && !workload.manifests().isEmpty()) {
      problem(
          "/strategy",
          "does not go with own manifests (%s), which say themselves how they roll; leave out one of them"
              .formatted(document.locate(manifests())));
    }
    switch (strategy) {
      case null -> {}
      case Strategy.BlueGreen blueGreen -> blueGreen(blueGreen);
      case Strategy.Canary canary -> canary(canary);
    }
  }

  private String manifests() {
    return (environment.workload() == null ? "" : at) + "/workload/manifests";
  }

  private void blueGreen(Strategy.BlueGreen strategy) {
    approve(strategy.approve(), "/strategy/blue-green/approve");
    if (workload.port() == null && workload.ports().isEmpty() && workload.manifests().isEmpty()) {
      problem("/strategy", "needs workload.port: the switch is the Service's, and there is none");
    }
    String preview = strategy.preview();
    if (preview == null) {
      return;
    }
    String pointer = "/strategy/blue-green/preview";
    address(preview, pointer);
    if (environment.url() != null && place(preview).equals(place(environment.url()))) {
      problem(pointer, "is the environment's url; the new version needs an address of its own");
    }
    if (environment.perTarget() && !preview.contains("{target}")) {
      problem(pointer, "needs {target} as the url, since each branch or tag has an instance");
    } else if (!environment.perTarget() && preview.contains("{target}")) {
      problem(pointer, "has {target} and the url has not; there is one instance for all of them");
    }
  }

  /// Http and https of one host lead to the same.
  private static String place(String url) {
    String place = url.substring(url.indexOf("://") + "://".length());
    while (place.endsWith("/")) {
      place = place.substring(0, place.length() - 1);
    }
    return place;
  }

  private void canary(Strategy.Canary strategy) {
    approve(strategy.approve(), "/strategy/canary/approve");
    int before = 0;
    for (int i = 0; i < strategy.steps().size(); i++) {
      int weight = strategy.steps().get(i).weight();
      if (weight <= before) {
        problem(
            "/strategy/canary/steps/" + i + "/weight",
            "%d is not more than the %d before it; weights grow".formatted(weight, before));
      }
      before = weight;
    }
  }

  private void approve(List<String> approving, String pointer) {
    groups.unknown(approving).forEach(message -> problem(pointer, message));
  }

  private void problem(String pointer, String message) {
    problems.add(Problem.of(document, at + pointer, message));
  }
}
