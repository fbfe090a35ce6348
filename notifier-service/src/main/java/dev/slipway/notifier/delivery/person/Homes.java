package dev.slipway.notifier.delivery.person;

import dev.slipway.contract.gateway.ChatQuestion;
import dev.slipway.contract.people.Account;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.messaging.Received;
import dev.slipway.notifier.overview.OverviewWriter;
import dev.slipway.notifier.platform.Platforms;
import java.sql.Types;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The home pages that have been opened, and those that are out of date.
@Repository
public class Homes {

  /// A burst of changes is one publication.
  private static final double PAUSE = 2;

  private final JdbcClient jdbc;

  private final String[] served;

  Homes(JdbcClient jdbc, Platforms platforms) {
    this.jdbc = jdbc;
    this.served = platforms.names().toArray(String[]::new);
  }

  /// A page that is to be published.
  ///
  /// @param shown the hash of what it shows, null before the first time
  /// @param message the message that stands for it, null if there is none
  record Stale(
      String platform,
      String person,
      int attempts,
      @Nullable String shown,
      @Nullable String message) {
    Account account() {
      return new Account(platform, person);
    }
  }

  /// In the caller's transaction. Reading it again publishes once more what is already shown. A page on a platform that
  /// is not served is remembered until it is.
  public void opened(List<Received> batch) {
    batch.stream()
        .filter(received ->
            received.event() instanceof ChatQuestion question
                && question.about() == ChatQuestion.About.HOME)
        .sorted(Comparator.comparing(r -> ((ChatQuestion) r.event()).by().toString()))
        .forEach(this::open);
  }

  private void open(Received received) {
    ChatQuestion question = (ChatQuestion) received.event();
    jdbc.sql(
            """
            INSERT INTO home (platform, person, opened_at) VALUES (:platform, :person, :at)
            ON CONFLICT (platform, person) DO UPDATE SET
              stale = true, not_before = now(), opened_at = excluded.opened_at
            WHERE home.opened_at < excluded.opened_at
            """)
        .param("platform", question.by().platform())
        .param("person", question.by().id())
        .param("at", received.envelope().time().atOffset(ZoneOffset.UTC))
        .update();
  }

  /// In the caller's transaction.
  public void changed(Collection<ReleaseSnapshot> releases) {
    List<Account> people = releases.stream().flatMap(OverviewWriter::accounts).distinct().toList();
    if (people.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            UPDATE home SET stale = true,
              not_before = greatest(not_before, now() + make_interval(secs => :pause))
            WHERE (platform, person) IN (
              SELECT platform, person FROM home
              WHERE (platform, person) IN (
                  SELECT * FROM unnest(:platforms::text[], :people::text[])) AND NOT stale
              ORDER BY platform, person FOR UPDATE)
            """)
        .param("pause", PAUSE)
        .param("platforms", people.stream().map(Account::platform).toArray(String[]::new))
        .param("people", people.stream().map(Account::id).toArray(String[]::new))
        .update();
  }

  /// Leases the next page to publish. A change that comes while it is published makes it stale anew,
  /// and one whose lease has run out was never finished.
  /// In the caller's transaction.
  Optional<Stale> next(Duration lease) {
    Optional<Stale> next =
        jdbc.sql(
                """
                SELECT platform, person, attempts, shown_hash, message FROM home
                WHERE not_before <= now() AND platform = ANY(:served::text[])
                  AND (lease_until < now() OR (stale AND lease_until IS NULL))
                ORDER BY not_before LIMIT 1
                FOR UPDATE SKIP LOCKED
                """)
            .param("served", served)
            .query((row, _) ->
                new Stale(
                    row.getString("platform"),
                    row.getString("person"),
                    row.getInt("attempts"),
                    row.getString("shown_hash"),
                    row.getString("message")))
            .optional();
    next.ifPresent(home ->
        jdbc.sql(
                """
                UPDATE home SET stale = false, attempts = attempts + 1,
                  lease_until = now() + make_interval(secs => :secs)
                WHERE platform = :platform AND person = :person
                """)
            .param("secs", lease.toMillis() / 1000.0)
            .param("platform", home.platform())
            .param("person", home.person())
            .update());
    return next;
  }

  void published(Stale home, String hash, @Nullable String message) {
    jdbc.sql(
            """
            UPDATE home SET lease_until = NULL, attempts = 0, shown_hash = :hash,
              message = :message
            WHERE platform = :platform AND person = :person
            """)
        .param("hash", hash)
        .param("message", message, Types.VARCHAR)
        .param("platform", home.platform())
        .param("person", home.person())
        .update();
  }

  /// The message that stands for the page is no longer there: the next publication makes another.
  void forgetMessage(Stale home) {
    jdbc.sql(
            """
            UPDATE home SET message = NULL, shown_hash = NULL
            WHERE platform = :platform AND person = :person
            """)
        .param("platform", home.platform())
        .param("person", home.person())
        .update();
  }

  void retry(Stale home, Duration after) {
    jdbc.sql(
            """
            UPDATE home SET stale = true, lease_until = NULL,
              not_before = now() + make_interval(secs => :secs)
            WHERE platform = :platform AND person = :person
            """)
        .param("secs", after.toMillis() / 1000.0)
        .param("platform", home.platform())
        .param("person", home.person())
        .update();
  }
}
