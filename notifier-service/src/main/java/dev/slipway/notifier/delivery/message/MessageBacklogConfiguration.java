package dev.slipway.notifier.delivery.message;

import dev.slipway.metrics.MetricsProperties;
import dev.slipway.metrics.SampledGauges;
import dev.slipway.notifier.platform.Platforms;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Gauges of the whole database: each replica tells the same.
@Configuration(proxyBeanMethods = false)
class MessageBacklogConfiguration {

  private static final String BEHIND = "slipway.surfaces.behind";
  private static final String UNSERVED = "slipway.surfaces.unserved";
  private static final String OLDEST = "slipway.surface.oldest.age";
  private static final String PAUSES = "slipway.chat.pauses";
  private static final String LONGEST = "slipway.chat.pause.longest";

  @Bean
  SampledGauges backlog(
      JdbcClient jdbc, MeterRegistry meters, MetricsProperties properties, Platforms platforms) {
    String[] served = platforms.names().toArray(String[]::new);
    return new SampledGauges(
        meters,
        properties,
        List.of(BEHIND, UNSERVED, OLDEST, PAUSES, LONGEST),
        () -> figures(jdbc, served));
  }

  private static Map<String, Double> figures(JdbcClient jdbc, String[] served) {
    return jdbc.sql(
            """
            SELECT behind, unserved, oldest, pauses, longest FROM (
              SELECT count(*) FILTER (WHERE platform = ANY(:served::text[])) AS behind,
                count(*) FILTER (WHERE platform <> ALL(:served::text[])) AS unserved,
                coalesce(extract(epoch FROM now()
                  - min(behind_since) FILTER (WHERE platform = ANY(:served::text[]))), 0) AS oldest
              FROM surface WHERE delivered_hash IS DISTINCT FROM content_hash
                AND (settles_at IS NULL OR settles_at <= now() OR message_id IS NULL)) AS surfaces,
            (
              SELECT count(*) AS pauses,
                coalesce(extract(epoch FROM max(blocked_until) - now()), 0) AS longest
              FROM rate_limit WHERE blocked_until > now()) AS limits
            """)
        .param("served", served)
        .query((row, _) ->
            Map.of(
                BEHIND, row.getDouble("behind"),
                UNSERVED, row.getDouble("unserved"),
                OLDEST, row.getDouble("oldest"),
                PAUSES, row.getDouble("pauses"),
                LONGEST, row.getDouble("longest")))
        .single();
  }
}
