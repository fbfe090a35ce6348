package dev.slipway.notifier.delivery.message;

import dev.slipway.contract.Sha256;
import dev.slipway.contract.release.ReleaseSnapshot;
import dev.slipway.messaging.EventJson;
import dev.slipway.notifier.delivery.Correlation;
import dev.slipway.notifier.delivery.DeliveryProperties;
import dev.slipway.notifier.surface.Amendment;
import dev.slipway.notifier.surface.Surface;
import dev.slipway.view.card.Card;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/// Stores the desired content of messages. An older version of a release never overwrites a newer one, nor
/// adds a message to it, and a card that says the same makes no work.
@Repository
public class DesiredSurfaces {

  private static final String UPSERT =
      """
      INSERT INTO surface (release_id, surface_key, platform, destination, thread_of, card,
        content_hash, desired_version, finished, correlation, traceparent, buttons)
      SELECT :release, :key, :platform, :destination, :threadOf, :card::jsonb,
        :hash, :version, :finished, :correlation, :traceparent, :buttons
      WHERE :version = 0 OR NOT EXISTS (
        SELECT 1 FROM surface newer
        WHERE newer.release_id = :release AND newer.desired_version > :version)
      ON CONFLICT (release_id, surface_key) DO UPDATE SET
        card = excluded.card,
        content_hash = excluded.content_hash,
        desired_version = excluded.desired_version,
        finished = excluded.finished,
        changed_at = now(),
        correlation = excluded.correlation,
        traceparent = excluded.traceparent,
        buttons = excluded.buttons,
        not_before = CASE WHEN surface.refused_hash = surface.content_hash
            AND surface.content_hash <> excluded.content_hash
          THEN now()
          WHEN surface.attempts = 0 AND surface.shown_buttons <> ''
            AND surface.shown_buttons <> excluded.buttons
          THEN now() ELSE surface.not_before END,
        behind_since = CASE WHEN surface.delivered_hash IS DISTINCT FROM surface.content_hash
          THEN surface.behind_since ELSE now() END,
        settles_at = CASE WHEN :passing THEN make_interval(secs => :settle)
          + CASE WHEN surface.delivered_hash IS DISTINCT FROM surface.content_hash
            THEN surface.behind_since ELSE now() END END
      WHERE surface.desired_version < excluded.desired_version
      """;

  private static final String AMEND =
      """
      UPDATE surface SET
        card = :card::jsonb,
        content_hash = :hash,
        buttons = :buttons,
        desired_version = :version,
        changed_at = now(),
        correlation = :correlation,
        traceparent = :traceparent,
        behind_since = CASE WHEN delivered_hash IS DISTINCT FROM content_hash
          THEN behind_since ELSE now() END
      WHERE release_id = :release AND starts_with(surface_key, :keys)
        AND desired_version < :version AND content_hash IS DISTINCT FROM :hash
      """;

  private final NamedParameterJdbcTemplate jdbc;

  private final DeliveryProperties properties;

  DesiredSurfaces(NamedParameterJdbcTemplate jdbc, DeliveryProperties properties) {
    this.jdbc = jdbc;
    this.properties = properties;
  }

  /// One surface with the version of the release it was worked out from.
  ///
  /// @param version 0 for a message that belongs to no version of the release: any of them may be newer
  public record Desired(
      String release, long version, boolean finished, Surface surface, Correlation cause) {

    public static Desired of(ReleaseSnapshot release, Surface surface, Correlation cause) {
      boolean finished =
          switch (release.state()) {
            case OPEN -> false;
            case FINISHED -> true;
          };
      return new Desired(release.id(), release.version(), finished, surface, cause);
    }
  }

  /// The content of a release's messages from its version on.
  public record Amended(String release, long version, Amendment to, Correlation cause) {}

  /// In the caller's transaction. Rows are written in one order everywhere, so that two replicas never
  /// wait for each other in a circle.
  public void save(List<Desired> desired) {
    MapSqlParameterSource[] rows =
        desired.stream()
            .sorted(Comparator.comparing(Desired::release).thenComparing(d -> d.surface().key()))
            .map(this::row)
            .toArray(MapSqlParameterSource[]::new);
    jdbc.batchUpdate(UPSERT, rows);
  }

  /// Changes messages that there are; posts none. In the caller's transaction.
  public void amend(List<Amended> amended) {
    MapSqlParameterSource[] rows =
        amended.stream()
            .sorted(Comparator.comparing(Amended::release).thenComparing(a -> a.to().keys()))
            .map(a ->
                row(a.release(), a.version(), a.to().card(), a.cause())
                    .addValue("keys", a.to().keys()))
            .toArray(MapSqlParameterSource[]::new);
    jdbc.batchUpdate(AMEND, rows);
  }

  private MapSqlParameterSource row(Desired desired) {
    Surface surface = desired.surface();
    return row(desired.release(), desired.version(), surface.card(), desired.cause())
        .addValue("key", surface.key())
        .addValue("platform", surface.destination().platform())
        .addValue("destination", surface.destination().address())
        .addValue("threadOf", surface.threadOf())
        .addValue("finished", desired.finished())
        .addValue("passing", surface.passing())
        .addValue("settle", properties.settle().toMillis() / 1000.0);
  }

  private static MapSqlParameterSource row(
      String release, long version, Card shown, Correlation cause) {
    String card = EventJson.mapper().writeValueAsString(shown);
    return new MapSqlParameterSource()
        .addValue("release", release)
        .addValue("card", card)
        .addValue("hash", HexFormat.of().formatHex(Sha256.of(card), 0, 16))
        .addValue("buttons", buttons(shown))
        .addValue("version", version)
        .addValue("correlation", cause.correlation())
        .addValue("traceparent", cause.traceparent());
  }

  /// What its buttons do, empty without any.
  private static String buttons(Card card) {
    String values =
        card.actions().stream().map(Card.Action::value).collect(Collectors.joining("\n"));
    return values.isEmpty() ? "" : HexFormat.of().formatHex(Sha256.of(values), 0, 8);
  }
}
