package dev.slipway.notifier.delivery;

import dev.slipway.metrics.MetricsProperties;
import dev.slipway.metrics.SampledGauges;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Gauges of the whole database: each replica tells the same.
@Configuration(proxyBeanMethods = false)
class BacklogConfiguration {

  private static final String BEHIND = "slipway.surfaces.behind";
  private static final String OLDEST = "slipway.surface.oldest.age";

  @Bean
  SampledGauges backlog(JdbcClient jdbc, MeterRegistry meters, MetricsProperties properties) {
    return new SampledGauges(meters, properties, List.of(BEHIND, OLDEST), () -> figures(jdbc));
  }

  private static Map<String, Double> figures(JdbcClient jdbc) {
    return jdbc.sql(
            """
            SELECT count(*) AS behind,
              coalesce(extract(epoch FROM now() - min(behind_since)), 0) AS oldest
            FROM surface WHERE delivered_hash IS DISTINCT FROM content_hash
            """)
        .query((row, _) -> Map.of(BEHIND, row.getDouble("behind"), OLDEST, row.getDouble("oldest")))
        .single();
  }
}
