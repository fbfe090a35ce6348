package dev.slipway.gateway.build;

import dev.slipway.contract.gateway.ProjectDefinition;
import dev.slipway.contract.gateway.ProjectDefinition.GitHubSource;
import dev.slipway.contract.gateway.TargetRemoved;
import dev.slipway.gateway.ConsoleProperties;
import dev.slipway.gateway.project.ProjectCatalogue;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What a delivery of GitHub's, known to come from there, means for projects. Each method returns what
/// GitHub is answered.
@Component
class GitHubDeliveries {

  private final ProjectCatalogue projects;
  private final BuildIntake builds;
  private final RemovalIntake removals;
  private final ConsoleProperties console;
  private final Counter ignored;

  GitHubDeliveries(
      ProjectCatalogue projects,
      BuildIntake builds,
      RemovalIntake removals,
      ConsoleProperties console,
      MeterRegistry meters) {
    this.projects = projects;
    this.builds = builds;
    this.removals = removals;
    this.console = console;
    this.ignored = meters.counter("slipway.deliveries.ignored", "source", "github");
  }

  /// @throws org.springframework.web.ErrorResponseException 400 where the run makes no image, 503 where
  ///     Kafka does not take it
  Map<String, Object> built(WorkflowRun run, @Nullable String traceparent) {
    String reason = run.ignoredBecause();
    if (reason != null) {
      return ignored(reason);
    }
    List<ProjectDefinition> building = projects.ofRepository(run.repository(), run.workflow());
    if (building.isEmpty()) {
      return ignored("no project builds with the workflow " + run.workflow());
    }
    List<String> releases =
        builds.take(
            building.stream().map(p -> new BuildIntake.Accepted(p, run.build(github(p)))).toList(),
            "github",
            traceparent);
    String first = releases.getFirst();
    return Map.of("release", first, "link", console.release(first), "releases", releases);
  }

  /// @param of the projects of the repository
  /// @param cause the same for the same delivery, however often it comes
  /// @throws org.springframework.web.ErrorResponseException 400 where the delivery does not say what is
  ///     gone, 503 where Kafka does not take it
  Map<String, Object> gone(
      GoneRef ref, List<ProjectDefinition> of, String cause, @Nullable String traceparent) {
    String reason = ref.ignoredBecause();
    if (reason != null) {
      return ignored(reason);
    }
    List<TargetRemoved> removed =
        of.stream()
            .map(project -> ref.target(github(project)).of(project))
            .filter(event -> !event.environments().isEmpty())
            .toList();
    if (removed.isEmpty()) {
      return ignored("no project has an environment with an instance for each branch or tag");
    }
    removals.take(removed, cause, traceparent);
    return Map.of("removing", removed);
  }

  Map<String, Object> ignored(String reason) {
    ignored.increment();
    return Map.of("ignored", reason);
  }

  private static GitHubSource github(ProjectDefinition project) {
    return Objects.requireNonNull(project.github());
  }
}
