package dev.slipway.contract;

import java.util.List;

/// The topics of Slipway. Every one is keyed by project and has the same number of partitions, so
/// that one consumer thread sees everything about a project.
public final class Topics {

  /// Compacted: the latest [dev.slipway.contract.gateway.ProjectDefined] of each project; a
  /// tombstone where its file was removed.
  public static final String PROJECTS = "slipway.projects";

  public static final String BUILDS = "slipway.builds";
  public static final String INTERACTIONS = "slipway.interactions";

  /// What people ask and nobody decides.
  public static final String QUESTIONS = "slipway.questions";

  public static final String TIMERS = "slipway.timers";
  public static final String RELEASES = "slipway.releases";
  public static final String DEPLOYMENTS = "slipway.deployments";
  public static final String DEPLOYMENT_RESULTS = "slipway.deployment-results";

  private static final List<String> ALL =
      List.of(
          PROJECTS,
          BUILDS,
          INTERACTIONS,
          QUESTIONS,
          TIMERS,
          RELEASES,
          DEPLOYMENTS,
          DEPLOYMENT_RESULTS);

  private Topics() {}

  /// Every topic but the dead-letter ones.
  public static List<String> all() {
    return ALL;
  }

  /// Where a consumer puts a record it can never process: one dead-letter topic for each source
  /// topic and service.
  public static String deadLetter(String topic, String service) {
    return topic + "." + service + ".dlt";
  }
}
