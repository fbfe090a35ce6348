package dev.slipway.gateway.source.github;

import dev.slipway.contract.gateway.TargetRemoved;
import dev.slipway.contract.project.ProjectDefinition;
import dev.slipway.contract.project.ProjectDefinition.GitHubSource;
import dev.slipway.gateway.ConsoleProperties;
import dev.slipway.gateway.catalogue.ProjectCatalogue;
import dev.slipway.gateway.source.BuildIntake;
import dev.slipway.gateway.source.RemovalIntake;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Handles verified deliveries of GitHub's. Each method returns what GitHub is answered.
@Component
class GitHubDeliveries {

  private static final Logger log = LoggerFactory.getLogger(GitHubDeliveries.class);

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

  /// @param of the projects that the delivery is signed for
  /// @throws org.springframework.web.ErrorResponseException 400 where the run makes no image or lacks what
  ///     identifies it, 503 where Kafka does not take it
  Map<String, Object> built(
      WorkflowRun run, List<ProjectDefinition> of, @Nullable String traceparent) {
    String reason = run.ignoredBecause();
    if (reason != null) {
      return ignored(reason);
    }
    DeliveryIdentities.requireOfRun(run.delivery());
    List<String> names = of.stream().map(ProjectDefinition::project).toList();
    List<ProjectDefinition> building =
        projects.ofRepository(run.repository(), run.workflow()).stream()
            .filter(project -> names.contains(project.project()))
            .toList();
    if (building.isEmpty()) {
      return ignored("no project builds with the workflow " + run.workflow());
    }
    Map<String, String> reasons = new LinkedHashMap<>();
    List<BuildIntake.Accepted> wanted = new ArrayList<>();
    for (ProjectDefinition project : building) {
      String unwanted = run.ignoredBecause(github(project));
      if (unwanted == null) {
        wanted.add(new BuildIntake.Accepted(project, run.build(github(project))));
      } else {
        reasons.put(project.project(), unwanted);
        log.info("project {}: a run is ignored, since {}", project.project(), unwanted);
      }
    }
    return wanted.isEmpty()
        ? ignored(String.join("; ", new LinkedHashSet<>(reasons.values())))
        : taken(builds.take(wanted, "github", traceparent), reasons);
  }

  /// @param reasons why the run is no build of the other projects, by their names
  private Map<String, Object> taken(List<String> releases, Map<String, String> reasons) {
    String first = releases.getFirst();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("release", first);
    answer.put("link", console.release(first));
    answer.put("releases", releases);
    if (!reasons.isEmpty()) {
      answer.put("ignored", reasons);
    }
    return answer;
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
    ref.checkIdentity();
    List<TargetRemoved> gone =
        of.stream()
            .flatMap(project -> ref.targets(github(project)).stream().map(t -> t.of(project)))
            .filter(TargetRemoved::matters)
            .toList();
    if (!gone.isEmpty()) {
      removals.take(gone, cause, traceparent);
    }
    List<TargetRemoved> removing =
        gone.stream().filter(event -> !event.environments().isEmpty()).toList();
    return removing.isEmpty()
        ? ignored("no project has an environment with an instance for each branch or tag")
        : Map.of("removing", removing);
  }

  Map<String, Object> ignored(String reason) {
    ignored.increment();
    log.info("delivery ignored: {}", reason);
    return Map.of("ignored", reason);
  }

  private static GitHubSource github(ProjectDefinition project) {
    return Objects.requireNonNull(project.github());
  }
}
