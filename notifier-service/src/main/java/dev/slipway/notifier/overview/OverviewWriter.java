package dev.slipway.notifier.overview;

import dev.slipway.contract.Person;
import dev.slipway.contract.approval.ReleaseEvent;
import dev.slipway.contract.approval.ReleaseEvent.DeploymentSucceeded;
import dev.slipway.contract.approval.ReleaseEvent.EnvironmentRemoved;
import dev.slipway.contract.approval.ReleaseEvent.VoteCast;
import dev.slipway.contract.approval.ReleaseSnapshot;
import dev.slipway.contract.approval.StepSnapshot;
import dev.slipway.contract.approval.StepSnapshot.Deploy;
import dev.slipway.messaging.EventJson;
import dev.slipway.notifier.surface.Phases;
import dev.slipway.notifier.surface.Voters;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/// Keeps the overview. Nothing older ever replaces something newer, so that events may come again and
/// in any order. Rows are written in one order everywhere, so that two replicas never wait for each
/// other in a circle.
@Repository
public class OverviewWriter {

  private static final String RELEASE =
      """
      INSERT INTO release_view (release_id, project, version, open, opened_at, ended_at, snapshot)
      VALUES (:release, :project, :version, :open, :opened, :ended, :snapshot)
      ON CONFLICT (release_id) DO UPDATE SET
        version = excluded.version, open = excluded.open, ended_at = excluded.ended_at,
        snapshot = excluded.snapshot
      WHERE release_view.version < excluded.version
      """;
  private static final String PROJECT =
      """
      INSERT INTO project_view (project, name, people, opened_at)
      VALUES (:project, :name, :people, :opened)
      ON CONFLICT (project) DO UPDATE SET
        name = excluded.name, people = excluded.people, opened_at = excluded.opened_at
      WHERE project_view.opened_at < excluded.opened_at
      """;
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
        AND (address = :address OR release_id = :release) AND since < :since
      """;
  private static final String VOTE =
      """
      INSERT INTO vote_view (release_id, gate, attempt, person, project, target, label, at)
      VALUES (:release, :gate, :attempt, :person, :project, :target, :label, :at)
      ON CONFLICT DO NOTHING
      """;

  private final NamedParameterJdbcTemplate jdbc;

  OverviewWriter(NamedParameterJdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /// What became of an instance of an environment.
  ///
  /// @param at when it had
  public sealed interface Change {

    /// A deployment succeeded, and what it brought is live.
    record Deployed(DeploymentSucceeded event, Instant at) implements Change {}

    /// Nothing is left of the instance.
    record Removed(EnvironmentRemoved event, Instant at) implements Change {}

    /// Empty for an event that changes none: the phases of a deployment before the last do not.
    static Optional<Change> of(ReleaseEvent event, Instant at) {
      return switch (event) {
        case DeploymentSucceeded e when isLive(e) -> Optional.of(new Deployed(e, at));
        case EnvironmentRemoved e -> Optional.of(new Removed(e, at));
        default -> Optional.empty();
      };
    }

    private static boolean isLive(DeploymentSucceeded event) {
      return step(event.release(), event.step()).map(Phases::isLast).orElse(true);
    }
  }

  /// In the caller's transaction.
  ///
  /// @param releases each at most once
  public void save(
      Collection<ReleaseSnapshot> releases,
      Collection<Change> changes,
      Collection<VoteCast> votes) {
    List<ReleaseSnapshot> sorted =
        releases.stream().sorted(Comparator.comparing(ReleaseSnapshot::id)).toList();
    jdbc.batchUpdate(VOTE, rows(votes.stream().flatMap(OverviewWriter::vote).toList()));
    jdbc.batchUpdate(RELEASE, rows(sorted.stream().map(OverviewWriter::release).toList()));
    jdbc.batchUpdate(PROJECT, rows(projects(sorted)));
    jdbc.batchUpdate(RUNNING, rows(deployed(changes)));
    // After what was deployed, which may be what was removed.
    jdbc.batchUpdate(REMOVED, rows(removed(changes)));
  }

  private static List<MapSqlParameterSource> deployed(Collection<Change> changes) {
    return changes.stream()
        .filter(Change.Deployed.class::isInstance)
        .map(Change.Deployed.class::cast)
        .sorted(
            Comparator.comparing((Change.Deployed d) -> d.event().project())
                .thenComparing(d -> d.event().step())
                .thenComparing(d -> address(d.event().url())))
        .map(OverviewWriter::running)
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
        .map(OverviewWriter::gone)
        .toList();
  }

  private static MapSqlParameterSource[] rows(List<MapSqlParameterSource> rows) {
    return rows.toArray(MapSqlParameterSource[]::new);
  }

  private static MapSqlParameterSource release(ReleaseSnapshot release) {
    Instant ended = release.finishedAt();
    return new MapSqlParameterSource()
        .addValue("release", release.id())
        .addValue("project", release.project())
        .addValue("version", release.version())
        .addValue("open", release.outcome() == null)
        .addValue("opened", release.openedAt().atOffset(ZoneOffset.UTC))
        .addValue("ended", ended == null ? null : ended.atOffset(ZoneOffset.UTC))
        .addValue("snapshot", EventJson.mapper().writeValueAsString(release));
  }

  /// Of each project's releases the latest, sorted by project.
  private static List<MapSqlParameterSource> projects(List<ReleaseSnapshot> releases) {
    return releases.stream()
        .sorted(
            Comparator.comparing(ReleaseSnapshot::project).thenComparing(ReleaseSnapshot::openedAt))
        .map(release ->
            new MapSqlParameterSource()
                .addValue("project", release.project())
                .addValue("name", storable(release.name()))
                .addValue("people", people(release))
                .addValue("opened", release.openedAt().atOffset(ZoneOffset.UTC)))
        .toList();
  }

  /// None for somebody who is not on Slack.
  private static Stream<MapSqlParameterSource> vote(VoteCast event) {
    String person = event.vote().by().slack();
    return person == null
        ? Stream.empty()
        : Stream.of(
            new MapSqlParameterSource()
                .addValue("release", event.release().id())
                .addValue("gate", event.step())
                .addValue("attempt", event.vote().attempt())
                .addValue("person", person)
                .addValue("project", event.project())
                .addValue("target", storable(event.release().build().target()))
                .addValue("label", event.vote().label())
                .addValue("at", event.vote().at().atOffset(ZoneOffset.UTC)));
  }

  /// The Slack ids of everybody who is asked in a release.
  public static String[] people(ReleaseSnapshot release) {
    return release.steps().stream()
        .filter(StepSnapshot.Gate.class::isInstance)
        .flatMap(gate -> Voters.all((StepSnapshot.Gate) gate).stream())
        .map(Person::slack)
        .filter(Objects::nonNull)
        .distinct()
        .toArray(String[]::new);
  }

  /// By its address, where another release has been deployed there since, and else by the release.
  private static MapSqlParameterSource gone(Change.Removed removed) {
    EnvironmentRemoved event = removed.event();
    ReleaseSnapshot release = event.release();
    Optional<Deploy> step = step(release, event.step());
    return new MapSqlParameterSource()
        .addValue("project", event.project())
        .addValue("environment", step.map(Phases::environment).orElse(event.step()))
        .addValue("address", step.map(Deploy::url).orElse(null))
        .addValue("release", release.id())
        .addValue("since", removed.at().atOffset(ZoneOffset.UTC));
  }

  private static Optional<Deploy> step(ReleaseSnapshot release, String name) {
    return release.steps().stream()
        .filter(step -> step instanceof Deploy && step.name().equals(name))
        .map(Deploy.class::cast)
        .findFirst();
  }

  private static MapSqlParameterSource running(Change.Deployed deployed) {
    DeploymentSucceeded event = deployed.event();
    ReleaseSnapshot release = event.release();
    return new MapSqlParameterSource()
        .addValue("project", event.project())
        .addValue("environment", event.step())
        .addValue("address", address(event.url()))
        .addValue("release", release.id())
        .addValue("type", release.build().type().name().toLowerCase(Locale.ROOT))
        .addValue("target", storable(release.build().target()))
        .addValue("image", storable(release.build().image()))
        .addValue("since", deployed.at().atOffset(ZoneOffset.UTC));
  }

  /// PostgreSQL's text takes every character but NUL.
  private static String storable(String text) {
    return text.replace("\0", "");
  }

  private static String address(@Nullable String url) {
    return url == null ? "" : url;
  }
}
