package dev.slipway.cli.doctor;

import dev.slipway.contract.project.Environment;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.workload.Route;
import dev.slipway.contract.workload.Workload;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The things outside that project files name.
///
/// @param channels ids of Slack's channels
/// @param elsewhere true if the projects name conversations, and none of Slack's
/// @param secrets those that builds are signed with
/// @param kinds resources beside the usual ones, in the plural
record Wanted(Set<String> channels, boolean elsewhere, List<Secret> secrets, Set<String> kinds) {

  private static final String SLACK = "slack:";

  /// @param repository that GitHub signs deliveries for with it, null for a CI's own builds
  record Secret(String project, String name, @Nullable String repository) {}

  static Wanted by(Collection<ProjectDefinition> projects) {
    Set<String> channels = new TreeSet<>();
    List<Secret> secrets = new ArrayList<>();
    Set<String> kinds = new TreeSet<>();
    for (ProjectDefinition project : projects) {
      project.conversations().stream()
          .filter(channel -> channel.startsWith(SLACK))
          .forEach(channel -> channels.add(channel.substring(SLACK.length())));
      secrets.addAll(secrets(project));
      Stream.concat(
              Stream.of(project.workload()),
              project.environments().values().stream()
                  .map(Environment::workload)
                  .filter(workload -> workload != null))
          .forEach(workload -> kinds.addAll(kinds(workload)));
    }
    boolean elsewhere = channels.isEmpty() && !projects.isEmpty();
    return new Wanted(channels, elsewhere, secrets, kinds);
  }

  private static List<Secret> secrets(ProjectDefinition project) {
    List<Secret> secrets = new ArrayList<>();
    ProjectDefinition.BuildSource builds = project.builds();
    if (builds != null) {
      secrets.add(new Secret(project.project(), builds.secret(), null));
    }
    ProjectDefinition.GitHubSource github = project.github();
    if (github != null && github.secret() != null) {
      secrets.add(new Secret(project.project(), github.secret(), github.repository()));
    }
    if (project.sources() != null) {
      project.sources().values().stream()
          .map(settings -> settings.get("secret"))
          .filter(Objects::nonNull)
          .forEach(name -> secrets.add(new Secret(project.project(), name.toString(), null)));
    }
    return secrets;
  }

  private static Set<String> kinds(Workload workload) {
    Set<String> kinds = new TreeSet<>();
    if (workload.disruptionBudget() != null) {
      kinds.add("poddisruptionbudgets");
    }
    switch (workload.route()) {
      case Route.HttpRoute _ -> kinds.add("httproutes");
      case Route.Mapping _ -> kinds.add("mappings");
      case null, default -> {}
    }
    return kinds;
  }
}
