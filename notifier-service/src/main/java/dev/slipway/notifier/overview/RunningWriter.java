package dev.slipway.notifier.overview;

import dev.slipway.contract.approval.ReleaseDeploymentEvent.DeploymentSucceeded;
import dev.slipway.contract.approval.ReleaseDeploymentEvent.EnvironmentRemoved;
import dev.slipway.contract.build.Build;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.contract.release.StepSnapshot.Deploy;
import dev.slipway.contract.release.Subject;
import dev.slipway.view.deployment.Phases;
import dev.slipway.view.release.SubjectText;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/// Keeps what runs where. What was removed is remembered as such, so that an older deployment that is
/// read again does not bring it back.
@Repository
class RunningWriter {

  private static final String RUNNING =
      """
      INSERT INTO running_view
        (project, environment, address, release_id, type, target, image, since)
      VALUES (:project, :environment, :address, :release, :type, :target, :image, :since)
      ON CONFLICT (project, environment, address) DO UPDATE SET
        release_id = excluded.release_id, type = excluded.type, target = excluded.target,
        image = excluded.image, since = excluded.since, removed = false
      WHERE running_view.since < excluded.since
      """;
  private static final String REMOVED =
      """
      UPDATE running_view SET removed = true, since = :since
      WHERE project = :project AND environment = :environment
        AND (address = :address OR release_id = :release OR (type = :type AND target = :target))
        AND since < :since
      """;

  private final NamedParameterJdbcTemplate jdbc;

  RunningWriter(NamedParameterJdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /// In the caller's transaction.
  void save(Collection<Change> changes) {
    jdbc.batchUpdate(RUNNING, OverviewWriter.rows(deployed(changes)));
    // After what was deployed, which may be what was removed.
    jdbc.batchUpdate(REMOVED, OverviewWriter.rows(removed(changes)));
  }

  private static List<MapSqlParameterSource> deployed(Collection<Change> changes) {
    return changes.stream()
        .filter(Change.Deployed.class::isInstance)
        .map(Change.Deployed.class::cast)
        .sorted(
            Comparator.comparing((Change.Deployed d) -> d.event().project())
                .thenComparing(d -> d.event().step())
                .thenComparing(d -> address(d.event().url())))
        .map(RunningWriter::running)
        .toList();
  }

  private static List<MapSqlParameterSource> removed(Collection<Change> changes) {
    return changes.stream()
        .filter(Change.Removed.class::isInstance)
        .map(Change.Removed.class::cast)
        .sorted(
            Comparator.comparing((Change.Removed r) -> r.event().project())
                .thenComparing(r -> r.event().step())
                .thenComparing(r -> r.event().release().id()))
        .map(RunningWriter::gone)
        .toList();
  }

  /// By its address, where another release has been deployed there since, else by the release, else by what
  /// it was deployed for: the release that goes may have failed over what an earlier one deployed.
  private static MapSqlParameterSource gone(Change.Removed removed) {
    EnvironmentRemoved event = removed.event();
    ReleaseSnapshot release = event.release();
    Optional<Deploy> step = Change.step(release, event.step());
    return new MapSqlParameterSource()
        .addValue("project", event.project())
        .addValue("environment", step.map(Phases::environment).orElse(event.step()))
        .addValue("address", step.map(Deploy::url).orElse(null))
        .addValue("release", release.id())
        .addValue("type", type(release))
        .addValue("target", OverviewWriter.storable(SubjectText.name(release.subject())))
        .addValue("since", removed.at().atOffset(ZoneOffset.UTC));
  }

  private static MapSqlParameterSource running(Change.Deployed deployed) {
    DeploymentSucceeded event = deployed.event();
    ReleaseSnapshot release = event.release();
    return new MapSqlParameterSource()
        .addValue("project", event.project())
        .addValue("environment", event.step())
        .addValue("address", address(event.url()))
        .addValue("release", release.id())
        .addValue("type", type(release))
        .addValue("target", OverviewWriter.storable(SubjectText.name(release.subject())))
        .addValue("image", OverviewWriter.storable(image(release)))
        .addValue("since", deployed.at().atOffset(ZoneOffset.UTC));
  }

  private static String type(ReleaseSnapshot release) {
    return SubjectText.kind(release.subject());
  }

  private static String image(ReleaseSnapshot release) {
    return Subject.build(release.subject()).map(Build::image).orElse("");
  }

  private static String address(@Nullable String url) {
    return url == null ? "" : url;
  }
}
