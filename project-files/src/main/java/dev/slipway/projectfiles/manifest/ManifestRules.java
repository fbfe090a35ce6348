package dev.slipway.projectfiles.manifest;

import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.workload.Workload;
import dev.slipway.projectfiles.document.Problem;
import dev.slipway.projectfiles.document.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The rules of a project's own manifests, so that they can be applied, told apart and watched.
public final class ManifestRules {

  /// Of all the manifests of a definition, as JSON: every build carries the definition (ADR 4).
  private static final int LARGEST = 192 * 1024;

  private final ProjectDefinition definition;
  private final Value.Mapping document;
  private final List<Problem> problems = new ArrayList<>();
  private long size;

  private ManifestRules(ProjectDefinition definition, Value.Mapping document) {
    this.definition = definition;
    this.document = document;
  }

  /// @param document with whole workloads, files in their places
  public static List<Problem> check(ProjectDefinition definition, Value.Mapping document) {
    ManifestRules rules = new ManifestRules(definition, document);
    List<Map.Entry<String, Environment>> others =
        definition.environments().entrySet().stream()
            .filter(e -> e.getValue().workload() == null)
            .toList();
    rules.workload(definition.workload(), "/workload", others);
    for (Map.Entry<String, Environment> entry : definition.environments().entrySet()) {
      Workload own = entry.getValue().workload();
      if (own != null) {
        rules.workload(own, "/environments/" + entry.getKey() + "/workload", List.of(entry));
      }
    }
    return rules.problems;
  }

  /// @param environments that run it
  private void workload(
      Workload workload, String at, List<Map.Entry<String, Environment>> environments) {
    if (workload.manifests().isEmpty()
        || !(document.at(at + "/manifests") instanceof Value.Sequence written)) {
      return;
    }
    int before = problems.size();
    List<Value.Mapping> deployments = new ArrayList<>();
    for (Value item : written.items()) {
      if (item instanceof Value.Mapping object) {
        ManifestRule rule = new ManifestRule(object, problems);
        rule.check();
        environments.forEach(e -> rule.in(e.getKey(), e.getValue()));
        if (rule.isDeployment()) {
          deployments.add(object);
        }
      }
    }
    // What is broken may be the Deployment.
    if (deployments.size() != 1 && problems.size() == before) {
      problems.add(
          new Problem(
              written.at(),
              "the manifests have %d Deployments; exactly one is needed, whose rollout is the release's"
                  .formatted(deployments.size())));
    }
    size(written);
  }

  private void size(Value.Sequence written) {
    long before = size;
    size += written.json().toString().getBytes(StandardCharsets.UTF_8).length;
    if (before <= LARGEST && size > LARGEST) {
      problems.add(
          new Problem(
              written.at(),
              "project '%s' has more than %d KiB of manifests, all environments together; put large files into the image or a ConfigMap of their own"
                  .formatted(definition.project(), LARGEST / 1024)));
    }
  }
}
