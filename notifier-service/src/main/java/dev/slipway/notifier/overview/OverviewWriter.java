package dev.slipway.notifier.overview;

import dev.slipway.contract.approval.ReleaseGateEvent.VoteCast;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.people.EarlierAccounts;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.messaging.EventJson;
import dev.slipway.view.gate.DelegationText;
import dev.slipway.view.release.SubjectText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
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
      INSERT INTO release_view (
        release_id, project, version, open, opened_at, ended_at, snapshot, awaited, awaited_version)
      VALUES (
        :release, :project, :version, :open, :opened, :ended, :snapshot, :awaited, :version)
      ON CONFLICT (release_id) DO UPDATE SET
        version = excluded.version, open = excluded.open, ended_at = excluded.ended_at,
        snapshot = excluded.snapshot, awaited = excluded.awaited,
        awaited_version = excluded.awaited_version
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
  private static final String VOTE =
      """
      INSERT INTO vote_view (release_id, gate, attempt, person, project, target, label, at)
      VALUES (:release, :gate, :attempt, :person, :project, :target, :label, :at)
      ON CONFLICT DO NOTHING
      """;

  private final NamedParameterJdbcTemplate jdbc;
  private final RunningWriter running;

  OverviewWriter(NamedParameterJdbcTemplate jdbc, RunningWriter running) {
    this.jdbc = jdbc;
    this.running = running;
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
    running.save(changes);
  }

  static MapSqlParameterSource[] rows(List<MapSqlParameterSource> rows) {
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
        .addValue("snapshot", EventJson.mapper().writeValueAsString(release))
        .addValue("awaited", Awaited.keys(release));
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

  /// One for each account of whoever voted, so that they find it on every platform.
  private static Stream<MapSqlParameterSource> vote(VoteCast event) {
    return event.vote().by().accounts().stream()
        .map(account ->
            new MapSqlParameterSource()
                .addValue("release", event.release().id())
                .addValue("gate", event.step())
                .addValue("attempt", event.vote().attempt())
                .addValue("person", EarlierAccounts.key(account))
                .addValue("project", event.project())
                .addValue("target", storable(SubjectText.name(event.release().subject())))
                .addValue("label", event.vote().label())
                .addValue("at", event.vote().at().atOffset(ZoneOffset.UTC)));
  }

  private static String[] people(ReleaseSnapshot release) {
    return accounts(release).map(EarlierAccounts::key).toArray(String[]::new);
  }

  /// The accounts of everybody who is asked in a release, each once.
  public static Stream<Account> accounts(ReleaseSnapshot release) {
    return release.gates().stream()
        .flatMap(gate -> DelegationText.all(gate).stream())
        .flatMap(person -> person.accounts().stream())
        .distinct();
  }

  /// PostgreSQL's text takes every character but NUL.
  static String storable(String text) {
    return text.replace("\0", "");
  }
}
