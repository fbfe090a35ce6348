package dev.slipway.notifier.overview;

import dev.slipway.contract.people.Account;
import dev.slipway.contract.people.EarlierAccounts;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.messaging.EventJson;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The state of all releases and environments, as far as the events have been read.
@Repository
public class Overview {

  /// A second click within this time is the first one's repetition.
  private static final Duration REPETITION = Duration.ofMinutes(1);

  private final JdbcClient jdbc;

  Overview(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// The projects in whose latest release the person with this account is asked, by name.
  public List<Project> projectsOf(Account account, int most) {
    return jdbc.sql(
            """
            SELECT project, name FROM project_view WHERE people @> ARRAY[:person]::text[]
            ORDER BY lower(name), project LIMIT :most
            """)
        .param("person", EarlierAccounts.key(account))
        .param("most", most)
        .query((row, _) -> new Project(row.getString("project"), row.getString("name")))
        .list();
  }

  /// All projects, those with the latest releases first.
  public List<Project> projects(int most) {
    return jdbc.sql(
            "SELECT project, name FROM project_view ORDER BY opened_at DESC, project LIMIT :most")
        .param("most", most)
        .query((row, _) -> new Project(row.getString("project"), row.getString("name")))
        .list();
  }

  /// Empty for a project that has had no release.
  public Optional<Project> project(String key) {
    return jdbc.sql("SELECT project, name FROM project_view WHERE project = :project")
        .param("project", key)
        .query((row, _) -> new Project(row.getString("project"), row.getString("name")))
        .optional();
  }

  /// The open releases, newest first.
  ///
  /// @param projects at least one
  public List<ReleaseSnapshot> open(Collection<String> projects, int most) {
    return snapshots(
        """
        SELECT snapshot FROM release_view WHERE open AND project IN (:projects)
        ORDER BY opened_at DESC, release_id LIMIT :most
        """,
        projects,
        most);
  }

  /// The newest open releases, as far as they wait for the person with this account. Read is only what is needed for so
  /// many gates, and what an earlier version wrote.
  ///
  /// @param projects at least one
  /// @param newest how many releases are looked at
  /// @param most how many gates are wanted
  Awaited.Releases awaiting(Collection<String> projects, Account account, int newest, int most) {
    List<Row> rows = rows(projects, account, newest + 1);
    List<String> wanted = new ArrayList<>();
    int found = 0;
    int further = 0;
    for (Row row : StatusAnswers.upTo(newest, rows)) {
      @Nullable Integer gates = row.gates();
      if (gates == null) {
        wanted.add(row.release());
      } else if (found < most && gates > 0) {
        wanted.add(row.release());
        found += gates;
      } else {
        further += gates;
      }
    }
    return new Awaited.Releases(releases(wanted), further, rows.size() > newest);
  }

  /// An open release.
  ///
  /// @param gates how many of its gates wait for somebody, null if nobody has counted them
  private record Row(String release, @Nullable Integer gates) {}

  private List<Row> rows(Collection<String> projects, Account account, int most) {
    return jdbc.sql(
            """
            SELECT release_id, CASE WHEN awaited_version = version
              THEN cardinality(array_positions(awaited, :person::text)) END AS gates
            FROM release_view WHERE open AND project IN (:projects)
            ORDER BY opened_at DESC, release_id LIMIT :most
            """)
        .param("person", EarlierAccounts.key(account))
        .param("projects", projects)
        .param("most", most)
        .query(
            (row, _) -> new Row(row.getString("release_id"), row.getObject("gates", Integer.class)))
        .list();
  }

  private List<ReleaseSnapshot> releases(List<String> ids) {
    return ids.isEmpty()
        ? List.of()
        : jdbc
            .sql(
                """
                SELECT snapshot FROM release_view WHERE release_id IN (:ids)
                ORDER BY opened_at DESC, release_id
                """)
            .param("ids", ids)
            .query(String.class)
            .list()
            .stream()
            .map(Overview::snapshot)
            .toList();
  }

  /// Those that ended last, the latest first.
  ///
  /// @param projects at least one
  public List<ReleaseSnapshot> ended(Collection<String> projects, int most) {
    return snapshots(
        """
        SELECT snapshot FROM release_view WHERE NOT open AND project IN (:projects)
        ORDER BY ended_at DESC, release_id LIMIT :most
        """,
        projects,
        most);
  }

  /// What runs where; of an environment with many instances the latest ones.
  ///
  /// @param most for each environment
  public List<Running> running(String project, int most) {
    return jdbc.sql(
            """
            SELECT * FROM (
              SELECT *, row_number() OVER (PARTITION BY environment ORDER BY since DESC) AS place
              FROM running_view WHERE project = :project AND NOT removed) AS ranked
            WHERE place <= :most ORDER BY environment, since DESC
            """)
        .param("project", project)
        .param("most", most)
        .query((row, _) ->
            new Running(
                row.getString("project"),
                row.getString("environment"),
                row.getString("address"),
                row.getString("release_id"),
                row.getString("type"),
                row.getString("target"),
                row.getString("image"),
                row.getObject("since", OffsetDateTime.class).toInstant()))
        .list();
  }

  /// What the person with this account has chosen, the latest first.
  public List<Chosen> chosenBy(Account account, int most) {
    return jdbc.sql("SELECT * FROM vote_view WHERE person = :person ORDER BY at DESC LIMIT :most")
        .param("person", EarlierAccounts.key(account))
        .param("most", most)
        .query((row, _) ->
            new Chosen(
                row.getString("release_id"),
                row.getString("gate"),
                row.getString("target"),
                row.getString("label")))
        .list();
  }

  /// Whether a person's own choice at a gate was counted in the time before.
  ///
  /// @param label the choice's
  public boolean hasChosen(String release, String gate, Account account, String label, Instant at) {
    return jdbc.sql(
            """
            SELECT EXISTS (
              SELECT 1 FROM vote_view
              WHERE release_id = :release AND gate = :gate AND person = :person AND label = :label
                AND at BETWEEN :at - make_interval(secs => :secs) AND :at)
            """)
        .param("release", release)
        .param("gate", gate)
        .param("person", EarlierAccounts.key(account))
        .param("label", label)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("secs", (double) REPETITION.toSeconds())
        .query(Boolean.class)
        .single();
  }

  private List<ReleaseSnapshot> snapshots(String sql, Collection<String> projects, int most) {
    return jdbc
        .sql(sql)
        .param("projects", projects)
        .param("most", most)
        .query(String.class)
        .list()
        .stream()
        .map(Overview::snapshot)
        .toList();
  }

  private static ReleaseSnapshot snapshot(@Nullable String json) {
    return EventJson.mapper().readValue(Objects.requireNonNull(json), ReleaseSnapshot.class);
  }
}
