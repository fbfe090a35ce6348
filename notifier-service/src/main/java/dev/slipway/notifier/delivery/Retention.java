package dev.slipway.notifier.delivery;

import dev.slipway.messaging.startup.TopicProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Forgets what no event can ask for any more. Every replica does it; that is harmless.
@Component
class Retention {

  private static final Logger log = LoggerFactory.getLogger(Retention.class);

  private final JdbcClient jdbc;
  private final RateLimits limits;
  private final MessageRetentionProperties properties;

  Retention(
      JdbcClient jdbc,
      RateLimits limits,
      MessageRetentionProperties properties,
      TopicProperties topics) {
    if (properties.retention().compareTo(topics.retention()) <= 0) {
      throw new IllegalArgumentException(
          "slipway.notifier.retention (%s) must be longer than slipway.kafka.retention (%s)"
              .formatted(properties.retention(), topics.retention()));
    }
    this.jdbc = jdbc;
    this.limits = limits;
    this.properties = properties;
  }

  @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT1H")
  void forget() {
    int surfaces =
        jdbc.sql(
                """
                DELETE FROM surface old
                WHERE changed_at < now() - make_interval(secs => :secs)
                  AND NOT EXISTS (
                    SELECT 1 FROM surface summary
                    WHERE summary.release_id = old.release_id
                      AND summary.surface_key = 'summary@channel' AND NOT summary.finished)
                """)
            .param("secs", (double) properties.retention().toSeconds())
            .update();
    jdbc.sql(
            """
            DELETE FROM release_view
            WHERE NOT open AND ended_at < now() - make_interval(secs => :secs)
            """)
        .param("secs", (double) properties.retention().toSeconds())
        .update();
    jdbc.sql("DELETE FROM vote_view WHERE at < now() - make_interval(secs => :secs)")
        .param("secs", (double) properties.retention().toSeconds())
        .update();
    jdbc.sql(
            """
            DELETE FROM running_view
            WHERE removed AND since < now() - make_interval(secs => :secs)
            """)
        .param("secs", (double) properties.retention().toSeconds())
        .update();
    // Whoever opens theirs again finds it as it was last, and has it refreshed.
    jdbc.sql("DELETE FROM home WHERE opened_at < now() - interval '30 days'").update();
    jdbc.sql("DELETE FROM notice WHERE expires_at < now() - interval '1 day'").update();
    limits.forgetIdle();
    if (surfaces > 0) {
      log.info("forgot {} messages of releases that ended long ago", surfaces);
    }
  }
}
