package dev.slipway.gateway.catalogue;

import dev.slipway.projectfiles.document.Problem;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Ready once the projects are known and the files are in force. Broken files are told and do not make
/// the service unready: their last good definitions are in force.
@Component("projectsHealthIndicator")
class ProjectsHealthIndicator implements HealthIndicator {

  private final ProjectCatalogue catalogue;
  private final ProjectPublisher publisher;

  ProjectsHealthIndicator(ProjectCatalogue catalogue, ProjectPublisher publisher) {
    this.catalogue = catalogue;
    this.publisher = publisher;
  }

  @Override
  public Health health() {
    Health.Builder health = publisher.published() ? Health.up() : Health.outOfService();
    return health
        .withDetail("known", catalogue.all().size())
        .withDetail("problems", publisher.problems().stream().map(Problem::toString).toList())
        .build();
  }
}
