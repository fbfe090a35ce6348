package dev.slipway.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.slipway.contract.release.Outcome;
import dev.slipway.messaging.startup.TopicProperties;
import dev.slipway.notifier.delivery.message.DesiredSurfaces;
import dev.slipway.notifier.delivery.message.DesiredSurfaces.Desired;
import dev.slipway.notifier.delivery.message.Tables;
import dev.slipway.notifier.surface.Surfaces;
import dev.slipway.view.Releases;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The data that the notifier forgets, and the data that it never forgets.
class RetentionIT {

  private static final TopicProperties TOPICS =
      new TopicProperties(
          1, (short) 1, Duration.ofDays(14), Duration.ofSeconds(1), Duration.ofSeconds(1));
  private JdbcClient jdbc;
  private DesiredSurfaces desired;

  @BeforeEach
  void migrate() {
    Tables tables = Tables.fresh(Map.of());
    jdbc = tables.jdbc();
    desired = tables.desired();
  }

  @Test
  void onlyReleasesThatEndedLongAgoAreForgotten() {
    save(Releases.opened("test-openforever"));
    save(Releases.opened("test-endedlately").finished(Outcome.SUPERSEDED, null));
    save(Releases.opened("test-endedlonggo").finished(Outcome.SUPERSEDED, null));
    jdbc.sql(
            """
            UPDATE surface SET changed_at = now() - interval '91 days'
            WHERE release_id <> 'test-endedlately'
            """)
        .update();

    retention(Duration.ofDays(90)).forget();

    assertThat(
            jdbc.sql("SELECT release_id FROM surface ORDER BY release_id")
                .query(String.class)
                .list())
        .containsExactly("test-endedlately", "test-openforever");
  }

  @Test
  void whatAReplayCouldAskForAgainCannotBeForgotten() {
    assertThatThrownBy(() -> retention(Duration.ofDays(14)))
        .hasMessageContaining("must be longer than slipway.kafka.retention");
  }

  private Retention retention(Duration duration) {
    return new Retention(
        jdbc, new RateLimits(jdbc), new MessageRetentionProperties(duration), TOPICS);
  }

  private void save(Releases release) {
    desired.save(
        List.copyOf(
            Surfaces.of(release.snapshot()).stream()
                .map(
                    surface -> Desired.of(release.snapshot(), surface, new Correlation(null, null)))
                .toList()));
  }
}
