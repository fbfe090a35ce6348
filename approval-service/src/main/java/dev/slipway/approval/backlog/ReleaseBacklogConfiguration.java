package dev.slipway.approval.backlog;

import dev.slipway.metrics.MetricsProperties;
import dev.slipway.metrics.SampledGauges;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Gauges of the whole database: each replica tells the same.
@Configuration(proxyBeanMethods = false)
class ReleaseBacklogConfiguration {

  private static final String OPEN = "slipway.releases.open";
  private static final String WAITING = "slipway.deployments.waiting";
  private static final String OVERDUE = "slipway.timers.overdue";

  /// A timer may be as late as the scheduler's polling; what is later than that is stuck.
  private static final String QUERY =
      """
      SELECT
        (SELECT count(*) FROM release WHERE state = 'open') AS open,
        (SELECT coalesce(sum(jsonb_array_length(data -> 'waiting')), 0) FROM slot
          WHERE data -> 'waiting' <> '[]') AS waiting,
        (SELECT count(*) FROM scheduled_tasks
          WHERE execution_time < now() - interval '15 seconds' AND NOT picked) AS overdue
      """;

  @Bean
  @DependsOnDatabaseInitialization
  SampledGauges backlog(DataSource database, MeterRegistry meters, MetricsProperties properties) {
    JdbcClient jdbc = JdbcClient.create(database);
    return new SampledGauges(
        meters, properties, List.of(OPEN, WAITING, OVERDUE), () -> figures(jdbc));
  }

  private static Map<String, Double> figures(JdbcClient jdbc) {
    return jdbc.sql(QUERY)
        .query((row, _) ->
            Map.of(
                OPEN, row.getDouble("open"),
                WAITING, row.getDouble("waiting"),
                OVERDUE, row.getDouble("overdue")))
        .single();
  }
}
